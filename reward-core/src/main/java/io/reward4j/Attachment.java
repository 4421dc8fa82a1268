package io.reward4j;

import java.util.Locale;
import java.util.Objects;

/// Something in a message that is no text: an image, a recording, a document. The bytes are not held.
///
/// @param kind what it is
/// @param mediaType such as `image/png`, or the format's name as it came, such as `png`; empty where nothing was said
/// @param source where the bytes are: a URL, an id of a file, or the place within the event, such as
///     `messages[1].content[0]`; empty where nothing was said
public record Attachment(Kind kind, String mediaType, String source) {

    public Attachment {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(source, "source");
    }

    /// What an attachment is.
    public enum Kind {
        /// A picture.
        IMAGE,
        /// Sound.
        AUDIO,
        /// Moving pictures.
        VIDEO,
        /// A file, such as a PDF or a search result.
        DOCUMENT,
        /// A block of a type that this library does not know.
        OTHER;

        /// The kind in lower case, such as `image`.
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
