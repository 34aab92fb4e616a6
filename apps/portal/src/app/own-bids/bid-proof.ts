// The proof of one bid, folded: its entry in the public log, its place, the hashes up to the signed state, and who has signed that. Asked for when it is opened.
import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { type BidReceipt, parseCheckpoint, parseNote } from '@haopai/log';
import { Words } from '@haopai/web-app';
import { LoadFailed } from '@haopai/web-app/loading';
import { reading } from '@haopai/web-data/reading';
import { Icon, Skeleton } from '@haopai/web-ui';
import { OwnBidsClient } from './own-bids-client';

@Component({
  selector: 'hp-bid-proof',
  imports: [Icon, LoadFailed, Skeleton],
  templateUrl: './bid-proof.html',
  styleUrls: ['../papers/fold.scss', './bid-proof.scss'],
})
export class BidProof {
  private readonly client = inject(OwnBidsClient);

  readonly auctionId = input.required<number>();
  /** Of the bid, or of a count of refused ones. */
  readonly id = input.required<string>();
  /** Whether one came to see it. */
  readonly isAsked = input.required<boolean>();

  protected readonly say = inject(Words).say;
  protected readonly isOpen = linkedSignal(() => this.isAsked());
  /** The receipt, for its state of the log is one that witnesses have had their time with. */
  protected readonly read = reading(() =>
    this.isOpen() ? this.client.receipt(this.auctionId(), this.id()) : undefined,
  );
  protected readonly proof = computed(() => {
    const receipt = this.read.value();
    return receipt === null ? null : proofIn(receipt);
  });

  protected toggle(event: Event): void {
    this.isOpen.set((event.target as HTMLDetailsElement).open);
  }
}

function proofIn({ leaf, index, proof, checkpoint }: BidReceipt) {
  const note = parseNote(checkpoint);
  const tree = note.ok ? parseCheckpoint(note.value.text) : null;
  const { origin, size } = tree?.ok === true ? tree.value : { origin: '', size: 0 };
  const names = note.ok ? note.value.signatures.map(({ name }) => name) : [];
  const witnesses = [...new Set(names.filter((name) => name !== origin))];
  return { leaf, place: index + 1, hashes: proof, checkpoint, origin, size, witnesses };
}
