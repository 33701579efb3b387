create table parcel (
    id        text primary key,
    recipient text not null,
    delivered boolean not null
);
