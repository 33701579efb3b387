create table stock_level (
    product_id  text   collate "C" primary key,
    on_hand     bigint not null,
    reserved    bigint not null,
    sold        bigint not null,
    received    bigint not null,
    written_off bigint not null,
    version     bigint not null,
    check (on_hand >= 0 and reserved >= 0),
    check (on_hand + reserved + sold = received - written_off)
) with (fillfactor = 80);
