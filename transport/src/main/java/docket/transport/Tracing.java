package docket.transport;

import docket.messages.DocumentId;
import docket.messages.Wire;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spells the trace of the moment as a message carries it (W3C Trace Context, section 3.2). */
final class Tracing {

    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    private Tracing() {}

    /** The current span's context, or the document's own trace when no span is under way. */
    static String traceparent(DocumentId document) {
        var span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : Wire.rootTrace(document);
    }

    /** The context a message carries; the document's own trace when it carries none that can be read. */
    static Context parent(DocumentId document, String message) {
        var carried = Wire.traceparent(message).map(TRACEPARENT::matcher).filter(Matcher::matches);
        var parts = carried.orElseGet(() -> {
            var root = TRACEPARENT.matcher(Wire.rootTrace(document));
            if (!root.matches()) throw new IllegalStateException("a root trace is a trace");
            return root;
        });
        var context = SpanContext.createFromRemoteParent(
                parts.group(1), parts.group(2), TraceFlags.fromHex(parts.group(3), 0), TraceState.getDefault());
        return Context.root().with(Span.wrap(context));
    }
}
