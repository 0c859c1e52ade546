import './page';
