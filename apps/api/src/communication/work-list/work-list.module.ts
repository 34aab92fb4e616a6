// What waits for each of the staff.
import { Module } from '@nestjs/common';
import { ReadWork } from './read-work';
import { WorkController } from './work.admin.controller';
import { WorkStore } from './work.store';

@Module({ controllers: [WorkController], providers: [ReadWork, WorkStore] })
export class WorkListModule {}
