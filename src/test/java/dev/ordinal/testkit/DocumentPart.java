package dev.ordinal.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A part of a document that a test writes, between {@code <!-- name -->} and {@code <!-- /name
 * -->}.
 */
public record DocumentPart(Path document, String name) {

    /** Checks that the part has the expected text, or writes it if {@code accept} is set. */
    public void mustBe(String expected, boolean accept, String howToAccept) throws IOException {
        var text = Files.readString(document);
        int begin = text.indexOf(mark("")) + mark("").length();
        int end = text.indexOf(mark("/"));
        assertThat(end).as("the marks of %s in %s", name, document).isGreaterThanOrEqualTo(begin);
        if (accept) {
            Files.writeString(document, text.substring(0, begin) + expected + text.substring(end));
            return;
        }
        assertThat(text.substring(begin, end))
                .as("%s in %s has changed; accept it with: %s", name, document, howToAccept)
                .isEqualTo(expected);
    }

    private String mark(String slash) {
        return "<!-- " + slash + name + " -->" + (slash.isEmpty() ? "\n" : "");
    }
}
