package dev.ordinal.shop.ordering;

import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.command.CommandPolicy;
import dev.ordinal.engine.http.Roles;
import dev.ordinal.engine.message.Command;
import dev.ordinal.shop.ordering.contract.OrderCommand;
import dev.ordinal.shop.ordering.contract.OrderCommand.OfCustomer;
import dev.ordinal.shop.ordering.contract.OrderCommand.OfFulfilment;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Policy that lets customers act only under their own name, and lets only fulfilment send its
 * commands. The order itself checks that it belongs to the customer.
 */
@ApplicationScoped
class OwnOrders implements CommandPolicy {

    @Override
    public boolean permits(Command command, CommandContext context) {
        var actor = context.actor();
        if (actor.isSystem() || !(command instanceof OrderCommand asked)) return true;
        return switch (asked) {
            case OfCustomer c -> c.customerId().equals(actor.id());
            case OfFulfilment _ -> !actor.role().equals(Roles.CUSTOMER);
        };
    }
}
