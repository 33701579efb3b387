package com.example.orders;

import com.example.orders.microprofile.ApiException;
import com.example.orders.microprofile.OperationsApi;
import com.example.orders.microprofile.OrdersApi;
import com.example.orders.microprofile.PaymentsApi;
import com.example.orders.microprofile.StockApi;
import com.example.orders.microprofile.TokensApi;
import com.example.orders.microprofile.model.Count;
import com.example.orders.microprofile.model.Item;
import com.example.orders.microprofile.model.Money;
import com.example.orders.microprofile.model.NewOrder;
import com.example.orders.microprofile.model.OrderDetails;
import com.example.orders.microprofile.model.OrderStatus;
import com.example.orders.microprofile.model.Submission;

import jakarta.ws.rs.client.ClientRequestFilter;

import org.eclipse.microprofile.rest.client.RestClientBuilder;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** The way of an order with the client of MicroProfile. */
final class MicroProfileTour {

    private static final String WAIT = "wait=20";

    private final URI base;

    private MicroProfileTour(URI base) {
        this.base = base;
    }

    /**
     * Arguments: the address of the service, a product that nobody else uses, and a customer who
     * may be erased.
     */
    public static void main(String[] arguments) throws ApiException {
        var tour = new MicroProfileTour(URI.create(arguments[0]));
        tour.order(arguments[1]);
        tour.erase(arguments[2]);
    }

    private <T> T client(Class<T> api) {
        return RestClientBuilder.newBuilder().baseUri(base).build(api);
    }

    private <T> T client(Class<T> api, String user) throws ApiException {
        var token = client(TokensApi.class).createToken(user, user).getAccessToken();
        ClientRequestFilter sign =
                request -> request.getHeaders().putSingle("Authorization", "Bearer " + token);
        return RestClientBuilder.newBuilder().baseUri(base).register(sign).build(api);
    }

    private void order(String product) throws ApiException {
        var stock = client(StockApi.class, "olga");
        stock.countStock(product, new Count().onHand(10), null, null, null, WAIT);
        var orders = client(OrdersApi.class, "alice");
        var placed =
                orders.placeOrder(
                        new NewOrder().items(List.of(item(product, 2))), null, null, null, WAIT);
        expect(null, placed.getCancelReason());
        var id = placed.getOrderId();
        orders.addItem(id, item(product, 1), UUID.randomUUID().toString(), "\"1\"", null, WAIT);
        var submitted =
                orders.submitOrder(
                        id, new Submission().paymentMethod("pm_card_visa"), null, null, null, WAIT);
        expect(OrderStatus.CONFIRMED, confirmed(orders, submitted).getStatus());
        expect(7L, stock.readStock(product, null, null, null).getOnHand());
        var payment = client(PaymentsApi.class, "alice").readPayment(id, null, null, null);
        expect(new BigDecimal("37.50"), payment.getAmount().getAmount());
        var events = orders.listOrderEvents(id, null, 20);
        expect("order.created", events.getItems().getFirst().getType());
        expect(404, refusal(orders));
    }

    /** Waits for one version of the order after the other, until fulfilment is through. */
    private static OrderDetails confirmed(OrdersApi orders, OrderDetails known) throws ApiException {
        var order = known;
        while (order.getStatus() != OrderStatus.CONFIRMED) {
            order = orders.readOrder(order.getOrderId(), null, order.getVersion() + 1, null, null, null);
        }
        return order;
    }

    /** An operation that answers nothing, so that the client asks for problems only. */
    private void erase(String customer) throws ApiException {
        client(OrdersApi.class, customer)
                .placeOrder(new NewOrder().items(List.of(item("tea", 1))), null, null, null, WAIT);
        var operations = client(OperationsApi.class, "ada");
        var person = operations.findPerson(customer).getId().toString();
        operations.erasePerson(customer, "Asked for it");
        expect(true, operations.findPerson(person).getErased());
        var audit = operations.listAuditEvents(null, 20);
        expect(true, audit.getItems().stream().anyMatch(e -> e.getType().equals("person.erased")));
    }

    private static int refusal(OrdersApi orders) {
        try {
            orders.readOrder(UUID.randomUUID(), null, null, null, null, null);
            return 200;
        } catch (ApiException e) {
            return e.getResponse().getStatus();
        }
    }

    private static Item item(String product, int quantity) {
        var price = new Money().amount(new BigDecimal("12.50")).currency("EUR");
        return new Item().productId(product).quantity(quantity).unitPrice(price);
    }

    private static void expect(Object wanted, Object found) {
        if (wanted == null ? found == null : wanted.equals(found)) return;
        throw new AssertionError("expected " + wanted + ", not " + found);
    }
}
