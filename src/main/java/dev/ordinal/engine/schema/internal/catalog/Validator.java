package dev.ordinal.engine.schema.internal.catalog;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;

import tools.jackson.databind.JsonNode;

import java.util.List;

/**
 * Validator of JSON against JSON Schema 2020-12, formats included. No other class uses the library.
 */
public final class Validator {

    private static final SchemaRegistryConfig SETTINGS =
            SchemaRegistryConfig.builder()
                    .pathType(PathType.JSON_POINTER)
                    .formatAssertionsEnabled(true)
                    .build();

    private static final SchemaRegistry LIBRARY =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    library -> library.schemaRegistryConfig(SETTINGS).schemaCacheEnabled(false));

    private static final Validator OF_SCHEMAS =
            new Validator(
                    LIBRARY.getSchema(
                            SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId())));

    private final Schema compiled;

    private Validator(Schema compiled) {
        this.compiled = compiled;
        compiled.initializeValidators();
    }

    /** A validator of bodies; {@code schema} must have no references. */
    public static Validator of(JsonNode schema) {
        return new Validator(LIBRARY.getSchema(schema));
    }

    /** A validator of schemas, with the meta-schema. */
    static Validator ofSchemas() {
        return OF_SCHEMAS;
    }

    /** Whether a value is valid. */
    public boolean accepts(JsonNode json) {
        return violations(json).isEmpty();
    }

    List<Violation> violations(JsonNode json) {
        var errors = compiled.validate(json);
        return errors.isEmpty() ? List.of() : errors.stream().map(Validator::violation).toList();
    }

    private static Violation violation(Error error) {
        var pointer = error.getInstanceLocation().toString();
        var property = error.getProperty();
        boolean names = property != null && error.getKeyword().equals("required");
        return new Violation(
                names ? Violation.below(pointer, property) : pointer,
                error.getKeyword(),
                error.getMessage());
    }
}
