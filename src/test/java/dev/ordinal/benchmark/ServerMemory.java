package dev.ordinal.benchmark;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;

import java.io.IOException;
import java.lang.management.ManagementFactory;

import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What the JVM of a server says about its memory and its processor time. */
final class ServerMemory implements AutoCloseable {

    private final JMXConnector connector;
    private final ThreadMXBean threads;
    private final OperatingSystemMXBean system;

    private ServerMemory(JMXConnector connector) throws IOException {
        this.connector = connector;
        this.threads = bean(ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
        this.system =
                bean(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME, OperatingSystemMXBean.class);
    }

    private <B> B bean(String name, Class<B> type) throws IOException {
        MBeanServerConnection connection = connector.getMBeanServerConnection();
        return ManagementFactory.newPlatformMXBeanProxy(connection, name, type);
    }

    /** The memory of the JVM with this process id, which the test has started. */
    @SuppressWarnings("BanJNDI") // an address that this machine's JVM tells
    static ServerMemory of(long pid) throws IOException, AttachNotSupportedException {
        var machine = VirtualMachine.attach(Long.toString(pid));
        try {
            var address = new JMXServiceURL(machine.startLocalManagementAgent());
            return new ServerMemory(JMXConnectorFactory.connect(address));
        } finally {
            machine.detach();
        }
    }

    /** The bytes that all threads have allocated since the start, those that have ended as well. */
    long allocated() {
        return threads.getTotalThreadAllocatedBytes();
    }

    long processorNanos() {
        return system.getProcessCpuTime();
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
