package dev.ordinal.shop.money;

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
import java.util.Currency;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Money in a currency of ISO 4217 that the JDK knows, past ones too, with no more decimals than the
 * currency has.
 */
@Target({FIELD, METHOD, PARAMETER})
@Retention(RUNTIME)
@Constraint(validatedBy = Iso4217.Check.class)
public @interface Iso4217 {

    String message() default "must be money of ISO 4217";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Validator that reports the violation at the currency or at the amount. */
    class Check implements ConstraintValidator<Iso4217, Money> {

        private static final Map<String, Integer> DECIMALS =
                Currency.getAvailableCurrencies().stream()
                        .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Currency::getCurrencyCode,
                                        Currency::getDefaultFractionDigits));

        /** The decimals of a currency; empty if it has none (gold, test codes) or is unknown. */
        static OptionalInt decimalsOf(String currency) {
            var decimals = DECIMALS.get(currency);
            return decimals == null ? OptionalInt.empty() : OptionalInt.of(decimals);
        }

        @Override
        public boolean isValid(@Nullable Money money, ConstraintValidatorContext context) {
            if (money == null) return true;
            var decimals = decimalsOf(money.currency());
            if (decimals.isEmpty()) {
                return violated(context, "currency", "is no currency to pay in");
            }
            if (money.amount().scale() <= decimals.getAsInt()) return true;
            var detail =
                    "%s has at most %d decimals".formatted(money.currency(), decimals.getAsInt());
            return violated(context, "amount", detail);
        }

        private static boolean violated(
                ConstraintValidatorContext context, String where, String detail) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(detail)
                    .addPropertyNode(where)
                    .addConstraintViolation();
            return false;
        }
    }
}
