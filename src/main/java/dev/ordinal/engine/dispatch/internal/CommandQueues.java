package dev.ordinal.engine.dispatch.internal;

import dev.ordinal.engine.command.CommandBus;
import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.consumer.SubscriptionSource;
import dev.ordinal.engine.log.EventStore;
import dev.ordinal.engine.message.CommandType;
import dev.ordinal.engine.message.ModuleDefinition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Registry of the command queues: one for every module of this server that takes commands from
 * others.
 */
@ApplicationScoped
class CommandQueues implements SubscriptionSource {

    @Inject @Any private Instance<ModuleDefinition> modules;
    @Inject private CommandBus bus;
    @Inject private EventStore store;

    @Override
    public List<Subscription<?>> subscriptions() {
        return modules.stream()
                .filter(module -> !commands(module).isEmpty())
                .<Subscription<?>>map(m -> new CommandQueue(m.name(), commands(m), bus, store))
                .toList();
    }

    private static Map<String, Class<?>> commands(ModuleDefinition module) {
        var byName = new HashMap<String, Class<?>>();
        for (Class<?> command : module.commandTypes()) {
            var type = command.getAnnotation(CommandType.class);
            if (type != null) byName.put(type.name(), command);
        }
        return byName;
    }
}
