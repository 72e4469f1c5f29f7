/** What every screen stands on: words, FXML, the pulse, work in the background, dialogs and the look. */
package convscope.workbench.fx;
