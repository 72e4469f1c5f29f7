/** The basis of every screen: texts, FXML, the pulse, background work, dialogs and the look. */
package convscope.workbench.fx;
