package dev.ordinal.testkit;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** An interface of the platform of which a test needs a method or two; any other call fails. */
public final class Stub<T> {

    private final Class<T> type;
    private final Map<String, Function<Object[], Object>> answers = new HashMap<>();

    private Stub(Class<T> type) {
        this.type = type;
    }

    public static <T> Stub<T> of(Class<T> type) {
        return new Stub<>(type);
    }

    public Stub<T> answering(String method, Object answer) {
        return answering(method, (Object[] _) -> answer);
    }

    public Stub<T> answering(String method, Function<Object[], Object> answer) {
        answers.put(method, answer);
        return this;
    }

    public T get() {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> answer(method.getName(), arguments)));
    }

    private Object answer(String method, Object @Nullable [] arguments) {
        var answer = answers.get(method);
        if (answer == null) throw new UnsupportedOperationException(type + "." + method);
        return answer.apply(arguments == null ? new Object[0] : arguments);
    }
}
