-- The provider's books need not know with what it was paid.
alter table sandbox_intent drop column payment_method;
