// What staff see of the budgets of codes.
import { ApiProperty } from '@nestjs/swagger';
import type { CodeBudgetView, CodePurpose } from '@haopai/contracts';
import { CODE_PURPOSES } from './code-budgets';

export class CodeBudgetDto implements CodeBudgetView {
  @ApiProperty({ enum: CODE_PURPOSES }) readonly purpose!: CodePurpose;
  @ApiProperty({ description: 'Today, by Beijing’s day' }) readonly sent!: number;
  @ApiProperty() readonly perDay!: number;
  @ApiProperty({ description: 'Epoch milliseconds UTC' }) readonly againAtMs!: number;
}
