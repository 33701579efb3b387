package dev.ordinal.shop.ordering.contract;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

import org.jspecify.annotations.Nullable;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.util.List;
import java.util.stream.IntStream;

/** Items that are all priced in the currency of the first. */
@Target({FIELD, METHOD, PARAMETER})
@Retention(RUNTIME)
@Constraint(validatedBy = OneCurrency.Check.class)
@interface OneCurrency {

    String message() default "must be the currency of the first item";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Validator that reports a violation at each price in another currency. */
    class Check implements ConstraintValidator<OneCurrency, List<Item>> {

        @Override
        public boolean isValid(@Nullable List<Item> items, ConstraintValidatorContext context) {
            if (items == null || items.isEmpty() || !isPriced(items.getFirst())) return true;
            var currency = items.getFirst().unitPrice().currency();
            context.disableDefaultConstraintViolation();
            var others =
                    IntStream.range(1, items.size())
                            .filter(i -> isPriced(items.get(i)))
                            .filter(i -> !items.get(i).unitPrice().currency().equals(currency))
                            .toArray();
            for (int other : others) report(other, context);
            return others.length == 0;
        }

        /** Whether an item has a price; other constraints report a missing one. */
        @SuppressWarnings("ConstantValue")
        private static boolean isPriced(@Nullable Item item) {
            return item != null && item.unitPrice() != null;
        }

        private static void report(int index, ConstraintValidatorContext context) {
            context.buildConstraintViolationWithTemplate(
                            context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode("unitPrice")
                    .inIterable()
                    .atIndex(index)
                    .addPropertyNode("currency")
                    .addConstraintViolation();
        }
    }
}
