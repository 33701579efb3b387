package dev.ordinal.testkit;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Field;

/** Injector of values into private fields, in the place of the container. */
public final class Injected<T> {

    private final T bean;

    private Injected(T bean) {
        this.bean = bean;
    }

    public static <T> Injected<T> into(T bean) {
        return new Injected<>(bean);
    }

    public Injected<T> with(String name, @Nullable Object value) {
        try {
            Field field = bean.getClass().getDeclaredField(name);
            field.setAccessible(true);
            field.set(bean, value);
            return this;
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("No field " + name + " in " + bean.getClass(), e);
        }
    }

    /** The bean with its injected fields. */
    public T bean() {
        return bean;
    }
}
