package dev.ordinal.shop.ordering;

import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Request body that arrives one byte at a time, with pauses. */
final class SlowBody extends InputStream {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private int left = 60;

    @Override
    public int read() {
        if (left-- == 0) return -1;
        LockSupport.parkNanos(PAUSE);
        return ' ';
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        int next = read();
        if (next < 0) return -1;
        buffer[offset] = (byte) next;
        return 1;
    }
}
