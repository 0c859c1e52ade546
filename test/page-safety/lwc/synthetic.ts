// Before the engine, which asks whether it is there.
import '@lwc/synthetic-shadow';
import './page';
