package com.example.orders;

import com.example.orders.client.ApiClient;
import com.example.orders.client.ApiException;
import com.example.orders.client.OperationsApi;
import com.example.orders.client.OrdersApi;
import com.example.orders.client.PaymentsApi;
import com.example.orders.client.SchemasApi;
import com.example.orders.client.StockApi;
import com.example.orders.client.TokensApi;
import com.example.orders.client.model.Count;
import com.example.orders.client.model.Item;
import com.example.orders.client.model.Money;
import com.example.orders.client.model.NewOrder;
import com.example.orders.client.model.OrderDetails;
import com.example.orders.client.model.OrderStatus;
import com.example.orders.client.model.Submission;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** The way of an order with the client that uses the JDK's HTTP client. */
final class NativeTour {

    private static final String WAIT = "wait=20";

    private final String base;

    private NativeTour(String base) {
        this.base = base;
    }

    /** Arguments: the address of the service, and a product that nobody else uses. */
    public static void main(String[] arguments) throws ApiException {
        new NativeTour(arguments[0]).run(arguments[1]);
    }

    private ApiClient client() {
        var client = new ApiClient();
        client.updateBaseUri(base);
        return client;
    }

    private ApiClient as(String user) throws ApiException {
        var token = new TokensApi(client()).createToken(user, user).getAccessToken();
        return client()
                .setRequestInterceptor(
                        request -> request.header("Authorization", "Bearer " + token));
    }

    private void run(String product) throws ApiException {
        var operator = as("olga");
        var stock = new StockApi(operator);
        stock.countStock(product, new Count().onHand(10), null, null, null, WAIT);
        var customer = as("alice");
        var orders = new OrdersApi(customer);
        var placed =
                orders.placeOrderWithHttpInfo(
                        new NewOrder().items(List.of(item(product, 2))), null, null, null, WAIT);
        expect(200, placed.getStatusCode());
        expect("\"1\"", placed.getHeaders().get("etag").getFirst());
        var id = placed.getData().getOrderId();
        expect(null, placed.getData().getCancelReason());
        orders.addItem(id, item(product, 1), UUID.randomUUID().toString(), "\"1\"", null, WAIT);
        var submitted =
                orders.submitOrder(
                        id, new Submission().paymentMethod("pm_card_visa"), null, null, null, WAIT);
        expect(OrderStatus.CONFIRMED, confirmed(orders, submitted).getStatus());
        expect(7L, stock.readStock(product, null, null, null).getOnHand());
        expect(new BigDecimal("37.50"), new PaymentsApi(customer).readPayment(id, null, null, null).getAmount().getAmount());
        expect("order.created", orders.listOrderEvents(id, null, null).getItems().getFirst().getType());
        expect(id, orders.listOrders(null, null, 1, null).getItems().getFirst().getOrderId());
        askAsOperator(new OperationsApi(operator));
        expect(true, new SchemasApi(client()).readEventSchema("order.created", "2.0.0") != null);
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

    private static void askAsOperator(OperationsApi operations) throws ApiException {
        operations.listAuditEvents(null, 5);
        operations.listBreakers();
        operations.listProjections();
        operations.listSagas(null, null, null, null, null, null, null);
    }

    /** The status of the problem with an order that is not there. */
    private static int refusal(OrdersApi orders) {
        try {
            orders.readOrder(UUID.randomUUID(), null, null, null, null, null);
            return 200;
        } catch (ApiException e) {
            expect(true, e.getResponseBody().contains("order.not-found"));
            return e.getCode();
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
