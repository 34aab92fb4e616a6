// Marks a value as having passed its parser, so that the compiler tells it from raw text or a raw number.

declare const brand: unique symbol;

/** `Value` that only its own parser can make. The mark exists for the compiler alone: nothing of it is there at run time. */
export type Branded<Value, Name extends string> = Value & { readonly [brand]: Name };
