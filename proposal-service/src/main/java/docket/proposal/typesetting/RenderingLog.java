package docket.proposal.typesetting;

import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLogger;
import java.util.logging.Level;
import org.jboss.logging.Logger;

/** The renderer's warnings in the service's log, without its small talk and without what a page says. */
final class RenderingLog implements XRLogger {

    private static final Logger LOG = Logger.getLogger(RenderingLog.class);

    @Override
    public void log(String where, Level level, String message) {
        if (isLoud(level)) LOG.debugf("%s: %s", where, message);
    }

    @Override
    public void log(String where, Level level, String message, Throwable cause) {
        if (isLoud(level))
            LOG.warnf("the renderer met %s (%s)", cause.getClass().getSimpleName(), where);
    }

    @Override
    public void setLevel(String where, Level level) {}

    @Override
    public boolean isLogLevelEnabled(Diagnostic diagnostic) {
        return isLoud(diagnostic.getLevel());
    }

    private static boolean isLoud(Level level) {
        return level.intValue() >= Level.WARNING.intValue();
    }
}
