// Asks, a moment after the last key, whether a car can still get a plate, and says beside the field when not. For whoever is logged in.
import { computed, DestroyRef, effect, inject } from '@angular/core';
import type { Vin } from '@haopai/rules';
import { type FormField, refusalFault } from '@haopai/web-app/forms';
import { EnrolmentsClient, Session } from '@haopai/web-data';

export const ASK_AFTER_MS = 400;

/** Within an injection context. An answer counts for the very VIN that was asked for. */
export function askVinOf(field: FormField<Vin>): void {
  const client = inject(EnrolmentsClient);
  const session = inject(Session);
  const number = computed(() => field.value()?.number ?? null);
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Without an answer nothing is said: the purchase or the reservation itself will tell. */
  async function ask(vin: string): Promise<void> {
    const answer = await client.lookUpVin(vin);
    if (!answer.ok || number() !== vin) return;
    const { refusal } = answer.value;
    if (refusal !== null) field.refuse(refusalFault(refusal));
  }

  effect(() => {
    const vin = number();
    clearTimeout(timer);
    if (vin !== null && session.citizenId() !== null) timer = setTimeout(() => void ask(vin), ASK_AFTER_MS);
  });
  inject(DestroyRef).onDestroy(() => clearTimeout(timer));
}
