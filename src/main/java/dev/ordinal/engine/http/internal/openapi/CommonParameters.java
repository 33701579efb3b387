package dev.ordinal.engine.http.internal.openapi;

import dev.ordinal.engine.http.CommandHeaders;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parameters that operations share: header fields, and the version to wait for. */
final class CommonParameters {

    static final String IF_MATCH = "If-Match";
    static final String IF_NONE_MATCH = "If-None-Match";
    private static final String PREFER = "Prefer";
    private static final String AT_LEAST = "atLeast";

    private static final String ENTITY_TAGS =
            "^\\s*(\\*|(W/)?\"[^\"]*\"(\\s*,\\s*(W/)?\"[^\"]*\")*)\\s*$";

    private static final List<String> OF_COMMANDS =
            List.of(CommandHeaders.IDEMPOTENCY_KEY, IF_MATCH, IF_NONE_MATCH, PREFER);
    private static final List<String> OF_READS = List.of(IF_MATCH, IF_NONE_MATCH);

    /** Headers last and by name, so that the order of a generated method's arguments is stable. */
    private static final Comparator<Parameter> BY_PLACE =
            Comparator.comparing((Parameter parameter) -> parameter.getIn() == In.HEADER)
                    .thenComparing(
                            parameter -> parameter.getIn() == In.HEADER ? parameter.getName() : "");

    private CommonParameters() {}

    /**
     * Describes the parameters of an operation that others have too, and adds those that every
     * command and every read of a version takes.
     */
    static void describe(Operation operation, boolean isCommand) {
        var known = known();
        var own = operation.getParameters();
        var parameters = new LinkedHashMap<String, Parameter>();
        for (Parameter parameter : own == null ? List.<Parameter>of() : own) {
            var name = parameter.getName();
            parameters.put(name, known.getOrDefault(name, parameter));
        }
        var added = new ArrayList<>(isCommand ? OF_COMMANDS : List.of());
        if (parameters.containsKey(AT_LEAST)) added.addAll(OF_READS);
        for (String name : added) parameters.putIfAbsent(name, known.get(name));
        if (parameters.isEmpty()) return;
        operation.setParameters(parameters.values().stream().sorted(BY_PLACE).toList());
    }

    private static Map<String, Parameter> known() {
        var known = new LinkedHashMap<String, Parameter>();
        known.put(
                CommandHeaders.IDEMPOTENCY_KEY,
                header(
                        CommandHeaders.IDEMPOTENCY_KEY,
                        "A key of the caller's choice, for repetitions: the same key with the same"
                                + " request gets the first answer",
                        text(
                                        "^\"?[\\x21\\x23-\\x7e]{1,255}\"?$",
                                        "\"0198a2c4-5f3b-7d60-a1c2-d3e4f5a6b7c8\"")
                                .maxLength(257)));
        known.put(
                IF_MATCH,
                header(
                        IF_MATCH,
                        "The versions on which the request may act (RFC 9110, 13.1.1)",
                        text(ENTITY_TAGS, "\"3\"")));
        known.put(
                IF_NONE_MATCH,
                header(
                        IF_NONE_MATCH,
                        "The versions that the caller has already (RFC 9110, 13.1.2)",
                        text(ENTITY_TAGS, "\"3\"")));
        known.put(
                PREFER,
                header(
                        PREFER,
                        "wait=<seconds>, at most 30: answer once the result can be read (RFC 7240)",
                        OASFactory.createSchema().addType(SchemaType.STRING).addExample("wait=5")));
        known.put(
                AT_LEAST,
                parameter(
                        AT_LEAST,
                        In.QUERY,
                        "Waits until the representation includes this version",
                        OASFactory.createSchema()
                                .addType(SchemaType.INTEGER)
                                .format("int64")
                                .minimum(BigDecimal.ZERO)
                                .addExample(3)));
        return known;
    }

    private static Parameter header(String name, String description, Schema schema) {
        return parameter(name, In.HEADER, description, schema);
    }

    private static Parameter parameter(String name, In place, String description, Schema schema) {
        return OASFactory.createParameter()
                .name(name)
                .in(place)
                .description(description)
                .schema(schema);
    }

    private static Schema text(String pattern, String example) {
        return OASFactory.createSchema()
                .addType(SchemaType.STRING)
                .pattern(pattern)
                .addExample(example);
    }
}
