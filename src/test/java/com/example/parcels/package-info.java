/** A module whose packages do not begin as the engine's do. */
@NullMarked
package com.example.parcels;

import org.jspecify.annotations.NullMarked;
