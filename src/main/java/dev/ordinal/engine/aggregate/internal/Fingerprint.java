package dev.ordinal.engine.aggregate.internal;

import dev.ordinal.engine.crypto.internal.Sha256;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/**
 * Fingerprint of the code that folds events into a state: a digest of the class files of the
 * decider and of the state's types, through all records and sealed interfaces. A changed rule in
 * {@code evolve} changes it, and so does a changed field.
 */
final class Fingerprint {

    private final Set<Class<?>> types = new TreeSet<>(Comparator.comparing(Class::getName));

    private Fingerprint() {}

    static String of(Class<?> decider, Class<?> states) {
        var fingerprint = new Fingerprint();
        fingerprint.types.add(decider);
        fingerprint.collect(states);
        return fingerprint.digest();
    }

    private void collect(Type type) {
        switch (type) {
            case ParameterizedType generic -> {
                for (Type argument : generic.getActualTypeArguments()) collect(argument);
            }
            case Class<?> plain when plain.isSealed() && types.add(plain) -> {
                for (Class<?> sub : plain.getPermittedSubclasses()) collect(sub);
            }
            case Class<?> plain when plain.isRecord() && types.add(plain) -> {
                for (RecordComponent part : plain.getRecordComponents())
                    collect(part.getGenericType());
            }
            default -> {}
        }
    }

    private String digest() {
        try {
            var digest = new Sha256();
            for (Class<?> type : types) digest.add(classFile(type));
            return digest.hex();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] classFile(Class<?> type) throws IOException {
        var path = "/" + type.getName().replace('.', '/') + ".class";
        try (var file = type.getResourceAsStream(path)) {
            if (file == null) throw new IOException("No class file " + path);
            return file.readAllBytes();
        }
    }
}
