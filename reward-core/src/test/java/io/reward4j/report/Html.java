package io.reward4j.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// A report as the JDK's XML parser reads it.
record Html(Element root) {

    static Html parse(String text) {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setAttribute("jdk.xml.maxGeneralEntitySizeLimit", 0);
        factory.setAttribute("jdk.xml.totalEntitySizeLimit", 0);
        try {
            return new Html(factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text))).getDocumentElement());
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(e);
        }
    }

    List<Element> all(String tag) {
        return all(root, tag);
    }

    static List<Element> all(Element parent, String tag) {
        NodeList nodes = parent.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    List<String> texts(String tag) {
        return all(tag).stream().map(Element::getTextContent).toList();
    }

    List<String> attributes(String tag, String attribute) {
        return all(tag).stream().map(element -> element.getAttribute(attribute)).filter(text -> !text.isEmpty())
                .toList();
    }

    List<Element> withClass(String name) {
        return all("*").stream().filter(element -> element.getAttribute("class").equals(name)).toList();
    }

    Element byId(String id) {
        return all("*").stream().filter(element -> element.getAttribute("id").equals(id)).findFirst().orElseThrow();
    }

    /// The first definition of each term in the lists of a class.
    Map<String, String> definitions(String name) {
        Map<String, String> map = new LinkedHashMap<>();
        withClass(name).forEach(list -> all(list, "dt").forEach(term -> map.put(term.getTextContent(),
                all((Element) term.getParentNode(), "dd").getFirst().getTextContent())));
        return map;
    }

    /// The cells of the rows below the header of a section's table.
    List<List<String>> rows(String section) {
        return all(all(byId(section), "tbody").getFirst(), "tr").stream()
                .map(row -> all(row, "*").stream().filter(cell -> cell.getParentNode().isSameNode(row))
                        .map(Element::getTextContent).toList())
                .toList();
    }
}
