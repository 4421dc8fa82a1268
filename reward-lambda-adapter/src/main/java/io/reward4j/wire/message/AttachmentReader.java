package io.reward4j.wire.message;

import io.reward4j.Attachment;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads blocks that are no text: what they are and where their bytes are, without the bytes.
final class AttachmentReader {

    private static final Set<String> MEDIA_TYPES = Set.of("mimeType", "mime_type", "media_type", "format");
    private static final Set<String> ADDRESSES = Set.of(
            "url", "uri", "fileUri", "file_uri", "file_url", "file_id", "path", "image_url", "image", "video", "audio");
    private static final String INLINE = "data:";

    /// Words in a block's type or media type, and what it is then; the first that is found counts.
    private static final List<Map.Entry<String, Attachment.Kind>> KINDS = List.of(
            Map.entry("image", Attachment.Kind.IMAGE),
            Map.entry("audio", Attachment.Kind.AUDIO),
            Map.entry("video", Attachment.Kind.VIDEO),
            Map.entry("document", Attachment.Kind.DOCUMENT),
            Map.entry("file", Attachment.Kind.DOCUMENT),
            Map.entry("pdf", Attachment.Kind.DOCUMENT),
            Map.entry("search", Attachment.Kind.DOCUMENT));

    private static final int LEVELS = 3;
    private static final int LONGEST_TYPE = 80;
    private static final int LONGEST_ADDRESS = 2_000;

    private AttachmentReader() {}

    /// @param place where the block stands, which is where inline bytes are
    static Attachment attachment(JsonNode block, String type, String place) {
        String name = type.isEmpty() ? block.propertyNames().iterator().next() : type;
        String address = find(block, ADDRESSES, LEVELS);
        String mediaType = find(block, MEDIA_TYPES, LEVELS);
        if (address.startsWith(INLINE)) {
            int end = address.indexOf(';');
            mediaType = mediaType.isEmpty() && end > 0 ? address.substring(INLINE.length(), end) : mediaType;
            address = "";
        }
        Attachment.Kind kind = kind((name + " " + mediaType).toLowerCase(Locale.ROOT));
        if (mediaType.isEmpty() && kind == Attachment.Kind.OTHER) {
            mediaType = name;
        }
        boolean inline = address.isEmpty() || address.length() > LONGEST_ADDRESS;
        return new Attachment(kind, shortened(mediaType), inline ? place : address);
    }

    private static Attachment.Kind kind(String words) {
        return KINDS.stream().filter(entry -> words.contains(entry.getKey())).map(Map.Entry::getValue).findFirst()
                .orElse(Attachment.Kind.OTHER);
    }

    /// The first text under one of the names, the block's own before those further in.
    private static String find(JsonNode node, Set<String> names, int levels) {
        for (var field : node.properties()) {
            if (names.contains(field.getKey()) && field.getValue().isString()) {
                return field.getValue().stringValue();
            }
        }
        for (JsonNode inner : node) {
            String found = inner.isObject() && levels > 0 ? find(inner, names, levels - 1) : "";
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    private static String shortened(String type) {
        return type.length() <= LONGEST_TYPE ? type : type.substring(0, LONGEST_TYPE);
    }
}
