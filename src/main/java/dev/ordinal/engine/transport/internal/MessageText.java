package dev.ordinal.engine.transport.internal;

import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.reader.TextMessageUtil;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The text in the body of a message: of a text, or of bytes in UTF-8, which is how a CloudEvent in
 * binary mode arrives from AMQP.
 */
final class MessageText {

    private MessageText() {}

    /** The text; null if the body is neither a text nor bytes in UTF-8. */
    static @Nullable String of(ClientMessage message) {
        return switch (message.getType()) {
            case Message.TEXT_TYPE -> text(message);
            case Message.BYTES_TYPE -> decode(bytes(message));
            default -> null;
        };
    }

    private static @Nullable String text(ClientMessage message) {
        var text = TextMessageUtil.readBodyText(message.getBodyBuffer());
        message.getBodyBuffer().resetReaderIndex();
        return text == null ? null : text.toString();
    }

    private static byte[] bytes(ClientMessage message) {
        var body = message.getBodyBuffer();
        body.resetReaderIndex();
        var bytes = new byte[body.readableBytes()];
        body.readBytes(bytes);
        body.resetReaderIndex();
        return bytes;
    }

    private static @Nullable String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            return null;
        }
    }
}
