package dev.ordinal.shop.inventory;

import dev.ordinal.engine.command.CommandContext;
import dev.ordinal.engine.command.CommandPolicy;
import dev.ordinal.engine.http.Roles;
import dev.ordinal.engine.message.Command;
import dev.ordinal.shop.inventory.contract.StockCommand;

import jakarta.enterprise.context.ApplicationScoped;

/** Policy that denies customers all commands to stock. */
@ApplicationScoped
class OwnStock implements CommandPolicy {

    @Override
    public boolean permits(Command command, CommandContext context) {
        return !(command instanceof StockCommand) || !context.actor().role().equals(Roles.CUSTOMER);
    }
}
