// Where somebody chooses the file that is to be checked on this device, and puts in keys that they have from elsewhere.
import { Component, computed, inject, input, model, output } from '@angular/core';
import { type NoteKey, parseVerifierKey } from '@haopai/log';
import { Words } from '@haopai/web-app';
import { TextField } from '@haopai/web-ui/fields';
import { sha256 } from '@noble/hashes/sha2';

const KEY_LENGTH_MAX = 200;
/** Of a dozen witnesses. */
const WITNESS_LENGTH_MAX = 2_400;

@Component({
  selector: 'hp-file-to-check',
  imports: [TextField],
  template: `
    <div class="file">
      <input
        class="hp-heard"
        type="file"
        [id]="name() + '-file'"
        [attr.data-testid]="name() + '-file'"
        [accept]="accept()"
        [attr.aria-describedby]="name() + '-offline'"
        (change)="choose($event)"
      />
      <label class="hp-button" [for]="name() + '-file'">{{
        sayHere(isFirst() ? 'choose' : 'chooseAnother')
      }}</label>
      @if (fileName() !== '') {
        <span class="name">{{ fileName() }}</span>
      }
    </div>
    <p class="hp-soft" [id]="name() + '-offline'">{{ sayHere('offline') }}</p>
    <details [open]="isKeyWrong() || isWitnessWrong()">
      <summary>{{ sayHere('keyHeading') }}</summary>
      <hp-text-field
        [name]="name() + '-key'"
        [label]="sayHere('keyLabel')"
        [help]="sayHere('keyHelp')"
        [lengthMax]="keyLengthMax"
        [error]="isKeyWrong() ? sayHere('keyWrong') : null"
        [(value)]="keyText"
      />
      @if (takesWitnesses()) {
        <hp-text-field
          class="further"
          [name]="name() + '-witness'"
          [label]="sayHere('witnessLabel')"
          [help]="sayHere('witnessHelp')"
          [lengthMax]="witnessLengthMax"
          [error]="isWitnessWrong() ? sayHere('witnessWrong') : null"
          [(value)]="witnessText"
        />
      }
    </details>
  `,
  styleUrls: ['./fold.scss', './file-to-check.scss'],
  host: { class: 'hp-card' },
})
export class FileToCheck {
  private readonly words = inject(Words);

  /** Of the fields. */
  readonly name = input.required<string>();
  /** Whose words these are, `receipt`. */
  readonly part = input.required<string>();
  readonly accept = input.required<string>();
  /** Whether none was chosen before. */
  readonly isFirst = input.required<boolean>();
  readonly fileName = model.required<string>();
  readonly keyText = model.required<string>();
  readonly isKeyWrong = input.required<boolean>();
  /** Whether keys of witnesses are asked for, too. */
  readonly takesWitnesses = input(false);
  readonly witnessText = model('');
  readonly isWitnessWrong = input(false);
  readonly chosen = output<File>();

  protected readonly keyLengthMax = KEY_LENGTH_MAX;
  protected readonly witnessLengthMax = WITNESS_LENGTH_MAX;
  private readonly beginning = computed(() => `${this.part()}.`);
  protected readonly sayHere = (key: string): string => this.words.say(this.beginning() + key);

  protected choose(event: Event): void {
    const field = event.target as HTMLInputElement;
    const file = field.files?.[0];
    if (file === undefined) return;
    this.fileName.set(file.name);
    this.chosen.emit(file);
    // So that the same file can be chosen again, after a key was put in.
    field.value = '';
  }
}

/** Null where none was typed, undefined where it is no key of a log. */
export function typedLogKey(text: string): NoteKey | null | undefined {
  if (text.trim() === '') return null;
  const key = parseVerifierKey(sha256, text.trim());
  return key.ok && key.value.kind === 'ed25519' ? key.value : undefined;
}

/** Empty where none was typed, undefined where one of them is no key of a witness. */
export function typedWitnessKeys(text: string): readonly string[] | undefined {
  const keys = text.split(/\s+/).filter((each) => each !== '');
  const areAll = keys.every((each) => {
    const key = parseVerifierKey(sha256, each);
    return key.ok && key.value.kind === 'cosignature';
  });
  return areAll ? keys : undefined;
}
