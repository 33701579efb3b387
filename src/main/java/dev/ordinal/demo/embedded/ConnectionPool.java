package dev.ordinal.demo.embedded;

import java.lang.management.ManagementFactory;
import java.util.logging.Level;
import java.util.logging.Logger;

import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Purge of Liberty's connection pool. The pool outlives the application, so the next application
 * would receive dead connections.
 */
final class ConnectionPool {
    private static final Logger LOG = Logger.getLogger(ConnectionPool.class.getName());

    private ConnectionPool() {}

    static void purge() {
        try {
            var server = ManagementFactory.getPlatformMBeanServer();
            var pools =
                    new ObjectName(
                            "WebSphere:type=com.ibm.ws.jca.cm.mbean.ConnectionManagerMBean,*");
            for (var pool : server.queryNames(pools, null))
                server.invoke(
                        pool,
                        "purgePoolContents",
                        new Object[] {"abort"},
                        new String[] {String.class.getName()});
        } catch (JMException e) {
            LOG.log(Level.FINE, "No pool to purge", e);
        }
    }
}
