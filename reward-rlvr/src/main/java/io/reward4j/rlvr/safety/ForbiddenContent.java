package io.reward4j.rlvr.safety;

import io.reward4j.Reward;
import io.reward4j.RewardFunction;
import io.reward4j.Sample;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/// `1` for a completion that holds nothing of what is forbidden, `0` for one that does. Made for a gate.
///
/// ```java
/// RewardFunction safe = ForbiddenContent.builder()
///         .terms("code name", List.of("Blue Heron"))
///         .pattern("ticket", "TICKET-[0-9]+")
///         .cardNumbers().emailAddresses().secrets()
///         .build();
/// ```
///
/// The whole completion is read, reasoning included. The rationale gives the kind and the place (UTF-16 units, end
/// exclusive) of the first five findings and never the content itself.
///
/// Linear in the text. Instances are immutable and safe for use by several threads at once.
public final class ForbiddenContent implements RewardFunction {

    private final List<Detector> detectors;

    private ForbiddenContent(List<Detector> detectors) {
        this.detectors = List.copyOf(detectors);
    }

    /// Returns a builder that forbids nothing yet.
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Reward score(Sample sample) {
        traits().requireReadable(sample);
        String text = sample.completion();
        Hits hits = new Hits();
        for (Detector detector : detectors) {
            detector.find(text, hits);
        }
        return hits.isEmpty() ? Reward.pass() : Reward.fail(hits.toString());
    }

    /// Collects what is forbidden. Not safe for use by several threads at once.
    public static final class Builder {

        private final List<Detector> detectors = new ArrayList<>();

        private Builder() {}

        /// Forbids terms.
        ///
        /// They are found without regard to case, accents, compatibility variants, invisible characters, the width of
        /// white space, and letters of other scripts that look like Latin ones. Of scripts that write spaces only whole
        /// words are found.
        ///
        /// @param kind what the rationale calls them
        /// @throws IllegalArgumentException if there is no term, or one without a visible character
        public Builder terms(String kind, Collection<String> terms) {
            return add(new Terms(Objects.requireNonNull(kind, "kind"), terms));
        }

        /// Forbids what a pattern in RE2 syntax matches. Its last match is told.
        ///
        /// A completion on which the search has to give up ([io.reward4j.rlvr.extract.Extractors#regex]) counts as a
        /// match.
        ///
        /// @param kind what the rationale calls it
        /// @throws IllegalArgumentException if the pattern is not of RE2 syntax
        public Builder pattern(String kind, String pattern) {
            return add(new MatchedPattern(Objects.requireNonNull(kind, "kind"), pattern));
        }

        /// Forbids numbers of payment cards: of an issuer's length and with a right check digit (Luhn), also in groups
        /// and full-width digits.
        public Builder cardNumbers() {
            return add(new CardNumbers());
        }

        /// Forbids e-mail addresses.
        public Builder emailAddresses() {
            return add(new EmailAddresses());
        }

        /// Forbids credentials that are known by their shape: access key ids of AWS, headers of private keys, tokens of
        /// GitHub, GitLab, Slack, Hugging Face and npm, API keys of Google, Stripe and of providers of models (`sk-…`),
        /// JSON web tokens.
        public Builder secrets() {
            return add(new Secrets());
        }

        private Builder add(Detector detector) {
            detectors.add(detector);
            return this;
        }

        /// Returns the reward.
        ///
        /// @throws IllegalStateException if nothing is forbidden
        public ForbiddenContent build() {
            if (detectors.isEmpty()) {
                throw new IllegalStateException("nothing is forbidden: add terms, a pattern or a ready-made set");
            }
            return new ForbiddenContent(detectors);
        }
    }
}
