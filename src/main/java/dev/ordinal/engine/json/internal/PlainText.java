package dev.ordinal.engine.json.internal;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * Deserializer of strings that PostgreSQL can store. JSON can express a NUL and halves of surrogate
 * pairs; {@code jsonb} and UTF-8 cannot.
 */
public final class PlainText extends StdScalarDeserializer<String> {

    /** The fault of a text that PostgreSQL cannot store. */
    public static final String FAULT = "contains an invalid character";

    public PlainText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (String) context.handleUnexpectedToken(getValueType(context), parser);
        }
        var text = parser.getString();
        if (isPlain(text)) return text;
        throw context.instantiationException(String.class, new IllegalArgumentException(FAULT));
    }

    /** Whether PostgreSQL can store a text. */
    public static boolean isPlain(String text) {
        return text.codePoints().allMatch(PlainText::isCharacter);
    }

    private static boolean isCharacter(int codePoint) {
        return codePoint != 0 && Character.getType(codePoint) != Character.SURROGATE;
    }
}
