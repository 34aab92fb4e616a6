// What is sent and answered in each of the site's languages: a class whose fields are the languages of the list.
import type { Type as Class } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';
import { type InEachLanguage, LANGUAGES } from '@haopai/rules';

/** A class to extend, of a body: words of the given class under each language, none missing. */
export function inEachLanguageBody<Words extends object>(words: Class<Words>): Class<InEachLanguage<Words>> {
  const Body = inEachLanguageAnswer(words);
  const fields = Body.prototype as object;
  for (const language of LANGUAGES) {
    IsObject()(fields, language);
    ValidateNested()(fields, language);
    Type(() => words)(fields, language);
  }
  return Body;
}

/** A class to extend, of an answer. */
export function inEachLanguageAnswer<Words extends object>(
  words: Class<Words>,
): Class<InEachLanguage<Words>> {
  return classWith<Words>({ type: words });
}

/** The same of plain texts. */
export function textInEachLanguage(description?: string): Class<InEachLanguage<string>> {
  return classWith<string>({ type: String, ...(description === undefined ? {} : { description }) });
}

function classWith<Words>(property: {
  readonly type: Class;
  readonly description?: string;
}): Class<InEachLanguage<Words>> {
  class InLanguages {}
  for (const language of LANGUAGES) ApiProperty(property)(InLanguages.prototype, language);
  // Its fields are those of the list, whatever the compiler sees.
  return InLanguages as Class<InEachLanguage<Words>>;
}
