package dev.ordinal.engine.http.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/**
 * Interceptor that compresses JSON for callers that accept gzip. What has a strong entity tag stays
 * as it is: a compressed form is another representation, which would need another tag (RFC 9110,
 * 8.8.3.3), and callers send the tag back in {@code If-Match}. The server itself compresses what is
 * not JSON (http.xml).
 */
@Provider
@Dependent
public class JsonCompression implements WriterInterceptor {

    /** Shorter bodies fit into one or two packets. */
    private static final int SHORTEST = 2048;

    @Context private HttpHeaders request;

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        if (!isCompressible(context)) {
            context.proceed();
            return;
        }
        var plain = context.getOutputStream();
        var body = new ByteArrayOutputStream();
        context.setOutputStream(body);
        context.proceed();
        context.setOutputStream(plain);
        if (body.size() < SHORTEST) {
            body.writeTo(plain);
            return;
        }
        context.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING, AcceptedCodings.GZIP);
        context.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
        var gzip = new GZIPOutputStream(plain);
        body.writeTo(gzip);
        gzip.finish();
    }

    private boolean isCompressible(WriterInterceptorContext context) {
        return isJson(context.getMediaType())
                && !context.getHeaders().containsKey(HttpHeaders.ETAG)
                && !context.getHeaders().containsKey(HttpHeaders.CONTENT_ENCODING)
                && AcceptedCodings.of(request.getRequestHeader(HttpHeaders.ACCEPT_ENCODING))
                        .prefersGzip();
    }

    private static boolean isJson(MediaType type) {
        var subtype = type.getSubtype();
        return subtype.equals("json") || subtype.endsWith("+json");
    }
}
