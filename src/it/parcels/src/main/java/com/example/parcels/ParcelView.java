package com.example.parcels;

/** A parcel as it is shown to callers. */
public record ParcelView(String parcelId, String to, boolean delivered) {}
