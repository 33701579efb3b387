package dev.ordinal.shop.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ordinal.shop.inventory.Settled.End;

import org.junit.jupiter.api.Test;

import java.util.UUID;

class SettledTest {

    private static final int PROMISED = 10_000;
    private static final int MANY = 3 * PROMISED;

    @Test
    void the_last_ten_thousand_ends_are_remembered_and_not_many_more() {
        var settled = Settled.NOTHING;
        for (int i = 0; i < MANY; i++) settled = settled.with(id(i), new End(i, true));

        for (int i = MANY - PROMISED; i < MANY; i++) {
            assertThat(settled.find(id(i))).contains(new End(i, true));
        }
        assertThat(settled.find(id(0))).isEmpty();
        assertThat(settled.pages().stream().mapToInt(page -> page.size()).sum())
                .isBetween(PROMISED, PROMISED + Settled.PAGE);
    }

    private static UUID id(int number) {
        return new UUID(7, number);
    }
}
