package dev.ordinal.engine.dispatch;

import dev.ordinal.engine.command.CommandBus;
import dev.ordinal.engine.consumer.Subscription;
import dev.ordinal.engine.consumer.SubscriptionSource;
import dev.ordinal.engine.message.CommandType;
import dev.ordinal.engine.message.Module;
import dev.ordinal.engine.store.EventStore;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A queue for every module of this server that takes commands from others. */
@ApplicationScoped
class CommandQueues implements SubscriptionSource {

    @Inject @Any private Instance<Module> modules;
    @Inject private CommandBus bus;
    @Inject private EventStore store;

    @Override
    public List<Subscription<?>> subscriptions() {
        return modules.stream()
                .filter(module -> !commands(module).isEmpty())
                .<Subscription<?>>map(m -> new CommandQueue(m.name(), commands(m), bus, store))
                .toList();
    }

    private static Map<String, Class<?>> commands(Module module) {
        var byName = new HashMap<String, Class<?>>();
        for (Class<?> command : module.commandTypes()) {
            var type = command.getAnnotation(CommandType.class);
            if (type != null) byName.put(type.name(), command);
        }
        return byName;
    }
}
