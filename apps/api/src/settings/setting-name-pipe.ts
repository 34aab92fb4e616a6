// Reads a setting's name in a path. Anything that is not in the table is no setting.
import { Injectable, type PipeTransform } from '@nestjs/common';
import { SETTING_NAMES, type SettingName } from '@haopai/contracts';
import { RefusalError } from '../errors';

@Injectable()
export class SettingNamePipe implements PipeTransform<string, SettingName> {
  transform(text: string): SettingName {
    const name = SETTING_NAMES.find((one) => one === text);
    if (name === undefined) throw new RefusalError('SETTING.NOT_FOUND', {});
    return name;
  }
}
