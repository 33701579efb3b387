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

    public PlainText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (String) context.handleUnexpectedToken(getValueType(context), parser);
        }
        var text = parser.getString();
        if (text.codePoints().allMatch(PlainText::isCharacter)) return text;
        throw context.instantiationException(
                String.class, new IllegalArgumentException("contains an invalid character"));
    }

    private static boolean isCharacter(int codePoint) {
        return codePoint != 0 && Character.getType(codePoint) != Character.SURROGATE;
    }
}
