// The searches that a citizen has saved to be told of new plates.
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { SavedSearches, SavedSearchView } from '@haopai/contracts';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { type CitizenSession, OwnSession } from '../../access/sessions';
import { SavedSearchDto, SavedSearchesDto, SaveSearchDto, wishOfBody } from './saved-searches.dto';
import { SaveSearches } from './save-searches';

@ApiTags('saved searches')
@Controller('me/saved-searches')
export class SavedSearchesController {
  constructor(private readonly searches: SaveSearches) {}

  @Get()
  @ApiOkResponse({ type: SavedSearchesDto, description: 'The newest first' })
  all(@OwnSession() { citizenId }: CitizenSession): Promise<SavedSearches> {
    return this.searches.of(citizenId);
  }

  @Post()
  @ApiCreatedResponse({ type: SavedSearchDto, description: 'The same one when it was saved before' })
  save(
    @OwnSession() { citizenId }: CitizenSession,
    @Body() body: SaveSearchDto,
  ): Promise<SavedSearchView | RefusalError> {
    return this.searches.add({ citizenId, scope: body.scope, wish: wishOfBody(body) });
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Also when there is no such search' })
  remove(@OwnSession() { citizenId }: CitizenSession, @Param('id', IdPipe) searchId: number): Promise<void> {
    return this.searches.remove(citizenId, searchId);
  }
}
