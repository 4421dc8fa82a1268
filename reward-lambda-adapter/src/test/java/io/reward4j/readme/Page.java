package io.reward4j.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A page of Markdown for users and contributors, and its blocks of code.
record Page(Path file, String text) {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final String FENCE = "```";

    /// @param language what stands behind the fence
    /// @param line the number of its first line of code in the page, from 1
    record Block(String language, String text, int line) {}

    /// @param path from the root of the project
    static Page at(String path) {
        return read(ROOT.resolve(path));
    }

    /// Returns the pages at the root, of the modules and of the examples.
    static List<Page> all() throws IOException {
        List<Page> pages = new ArrayList<>();
        for (Path folder : folders()) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().map(Page::read).forEach(pages::add);
            }
        }
        return pages;
    }

    private static Page read(Path file) {
        try {
            return new Page(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> folders() throws IOException {
        List<Path> folders = new ArrayList<>(List.of(ROOT));
        folders.addAll(foldersIn(ROOT));
        for (Path example : foldersIn(ROOT.resolve("examples"))) {
            folders.add(example);
            folders.addAll(foldersIn(example));
        }
        return folders;
    }

    private static List<Path> foldersIn(Path parent) throws IOException {
        try (Stream<Path> files = Files.list(parent)) {
            return files.filter(Files::isDirectory).filter(folder -> !isGenerated(folder)).sorted().toList();
        }
    }

    private static boolean isGenerated(Path folder) {
        String name = folder.getFileName().toString();
        return name.startsWith(".") || name.equals("target");
    }

    List<Block> blocks(String language) {
        return blocks().stream().filter(block -> block.language().equals(language)).toList();
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String fence = lines.get(i).strip();
            if (fence.startsWith(FENCE)) {
                int end = i + 1;
                while (!lines.get(end).strip().equals(FENCE)) {
                    end++;
                }
                String code = String.join("\n", lines.subList(i + 1, end)).stripIndent() + "\n";
                blocks.add(new Block(fence.substring(FENCE.length()), code, i + 2));
                i = end;
            }
        }
        return blocks;
    }

    /// Returns what stands outside of blocks.
    String prose() {
        return text.replaceAll("(?ms)^ *```.*?^ *```$", "");
    }

    /// The path from the root of the project.
    @Override
    public String toString() {
        return ROOT.relativize(file).toString();
    }
}
