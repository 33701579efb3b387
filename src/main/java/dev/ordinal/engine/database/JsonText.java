package dev.ordinal.engine.database;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import org.jspecify.annotations.Nullable;

/**
 * The converter for a field of JSON text in a {@code jsonb} column: {@code @Convert(converter =
 * JsonText.class) private String details;}. PostgreSQL accepts the text because the data source
 * sends strings without a type. A text that is read has the database's spacing and order of keys.
 */
@Converter
public class JsonText implements AttributeConverter<String, Object> {

    @Override
    public @Nullable Object convertToDatabaseColumn(@Nullable String json) {
        return json;
    }

    @Override
    public @Nullable String convertToEntityAttribute(@Nullable Object column) {
        return column == null ? null : column.toString();
    }
}
