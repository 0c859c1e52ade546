import { createElement, memo, StrictMode } from 'react';
import { createPortal } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { startReact } from '../react/page';

startReact({ createElement, createPortal, createRoot, memo, StrictMode });
