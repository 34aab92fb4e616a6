// Starts the back office.
import { bootstrapApplication } from '@angular/platform-browser';
import { trustOwnScripts } from '@haopai/web-app';
import { appConfig } from './app/app.config';
import { Shell } from './app/shell/shell';

trustOwnScripts();
void bootstrapApplication(Shell, appConfig);
