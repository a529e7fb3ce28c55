<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>ActionHandlers</name>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>About Camscope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Camscope works offline: save that to a file first, then open the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Crash report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Heatmaps ({patterns})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Images ({patterns})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Models ({patterns})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Open a folder of images, or a SavedModel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Open a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Open a model to compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Open images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Pasted image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>See what a convolutional network looks at. Everything stays on this computer.
Apache License 2.0. Uses Qt for Python and fpdf2 under the LGPL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>The demo model is not part of this installation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>There is no image on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Two models at a time at most: {name} is opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Why does my notebook differ?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>{name} may hold names of classes: open the model first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActivationsPanel</name>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source> in a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>(x − mean) / std × 64 + 128, cut off at 0 and 255</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Activations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>All layers into a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>All layers on a contact sheet (.png)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Brightness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>By Grad-CAM weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>By mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>By number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Colours of the tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Copy the tiles as code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Each its own range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Fewest zeros first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>From the channel's minimum to its maximum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>From the layer's minimum to its maximum: channels can be compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>How a channel's values become brightness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>One range for all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Open a model and an image to see activations here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Raw values of this layer (.npy)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Save activations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Save activations of this layer or of all layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Stopped. F5 asks again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Textbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>The activations of {layer} are on their way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>The network has not answered for this image. F5 asks again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Tiles in a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Tiles in a row; they fill the panel's width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Tiles of this layer (.png)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>What to show for this layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Which channel comes first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>logits, before {activation}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/activations.py"/>
        <source>{count} are 0 everywhere</source>
        <extracomment>For one: {count} is 0 everywhere</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>{layer} is on its way</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <location filename="../../gui/app.py"/>
        <source>Camscope ended unexpectedly last time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/app.py"/>
        <source>Show report</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AreaForm</name>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>Area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>First column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>First row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>In cells of the output, from the top and from the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>Predicted mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>Rectangle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>Which part of the model's output the target counts over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>Whole image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>col. </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>height </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>row </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>width </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ArrayQuestion</name>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>A heatmap is compared with this model's, for the image that is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Compare heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Find out how this heatmap was made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Heatmap or image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Is {name} a heatmap or an image?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Open as image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Show the numbers as a grey picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AtlasDialog</name>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source> px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>&amp;Folder:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>&amp;Steps:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Atlas of filter images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>C&amp;hannels of each:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Check at least one layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Choose another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Estimate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Folder for the atlas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Fourier (clearer)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Grow the images and write the atlas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>How many channels of each layer, from the first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>How the images are grown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Iterations for each image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Left out: {reasons}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Measuring…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>S&amp;eed:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Si&amp;ze:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Side of each image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>St&amp;yle:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Textbook (quicker)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>The same seed gives the same images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Time and memory the atlas will need on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Where the images go; what the folder has already is not grown again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>about {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>{count} layers</source>
        <extracomment>For one: {count} layer</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>{count} more are in the folder already.</source>
        <extracomment>For one: {count} more is in the folder already.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>{count} pictures</source>
        <extracomment>For one: {count} picture</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>{width} × {height} pixels</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AtlasLayers</name>
    <message>
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>All convolutions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>Check every convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>Check no layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>Check the first convolution on each grid, and the last of all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>Checked layers get a grid each; Space checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>Filter layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>Layers of the atlas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>Show only layers whose name contains this text</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>{count} channels</source>
        <extracomment>For one: {count} channel</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>{count} checked</source>
        <extracomment>For one: {count} checked</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClassNamesBox</name>
    <message>
        <location filename="../../gui/panels/class_names.py"/>
        <source>Class names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_names.py"/>
        <source>Class names from a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_names.py"/>
        <source>Class names: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_names.py"/>
        <source>Names, one per line ({patterns})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_names.py"/>
        <source>What the classes of the model are called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_names.py"/>
        <source>as found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_names.py"/>
        <source>as kept</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColorBar</name>
    <message>
        <location filename="../../gui/widgets/canvas/color_bar.py"/>
        <source>Colour bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/color_bar.py"/>
        <source>No map is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/color_bar.py"/>
        <source>Red speaks for the target, blue against it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/color_bar.py"/>
        <source>The colours run from {begin} to {end}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/color_bar.py"/>
        <source>The raw map runs from {low} to {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/color_bar.py"/>
        <source>The strongest 0.5 % of the pixels have the last one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/color_bar.py"/>
        <source>Values below {cut} are hidden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/color_bar.py"/>
        <source>Values between {minus} and {cut} are hidden.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <location filename="../../gui/actions/command_palette.py"/>
        <source>A few letters are enough; Enter takes the marked line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/command_palette.py"/>
        <source>Action, method, layer, class, colours, setting, file, or a path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/command_palette.py"/>
        <source>Find anything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/command_palette.py"/>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/command_palette.py"/>
        <source>Nothing has this name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Controller</name>
    <message>
        <location filename="../../gui/core/controller.py"/>
        <source>Saved {path}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <location filename="../../gui/dialogs/diagnostics.py"/>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/diagnostics.py"/>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/diagnostics.py"/>
        <source>Put the whole text on the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/diagnostics.py"/>
        <source>Save as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/diagnostics.py"/>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/diagnostics.py"/>
        <source>Saved as {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/diagnostics.py"/>
        <source>This text stays on this computer until you copy or save it. Folders, your name and the names of images are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/diagnostics.py"/>
        <source>Write the whole text into a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/diagnostics.py"/>
        <source>{name} was not saved: {why}. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DisplayPanel</name>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Aligned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Alpha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Alpha, brightened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Bilinear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Blend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Blue, white, red</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Colour bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Colours of the heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Corners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Ctrl+click in the tree combines more layers with this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Cubic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Half a pixel in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Heat-weighted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Heatmap alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Hide what is below this share of the map's maximum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>How the heat colours meet the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>How the map is enlarged to the size of the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>How the maps of the chosen layers are combined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Intensity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Maximum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Minimum to maximum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Nearest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Normalisation, upsampling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Normalisation, upsampling (changed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Normalise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Raw values of the map and their colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Show how much the maps of the copies differ, instead of their mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Show or hide how values become colours and cells become pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Show the standard deviation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Textbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Upsampling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Weight of the heatmap (keys [ and ], or Ctrl+wheel)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Where the outermost cells lie: within the image, as in OpenCV, or with their centres on the corner pixels, as in SciPy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Which values get the first and the last colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Zero to maximum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>not combined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>{method} does not combine layers.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DockTabs</name>
    <message>
        <location filename="../../gui/dock_tabs.py"/>
        <source>Panels at the bottom</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropVeil</name>
    <message>
        <location filename="../../gui/widgets/drop_veil.py"/>
        <source>Drop to open. The files stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <location filename="../../gui/widgets/canvas/drop_zone.py"/>
        <source>Choose a model file: .keras, .h5, .pt2, or the .pb of a SavedModel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/drop_zone.py"/>
        <source>Choose an image file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/drop_zone.py"/>
        <source>Drop an image here, or a model file, or both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/drop_zone.py"/>
        <source>Open image…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/drop_zone.py"/>
        <source>Open model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/drop_zone.py"/>
        <source>Open the sample {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/drop_zone.py"/>
        <source>Open {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/drop_zone.py"/>
        <source>Recent images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/drop_zone.py"/>
        <source>Recent models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/drop_zone.py"/>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/drop_zone.py"/>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EngineMenu</name>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>Always compute in 32 bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>Compute on the first GPU, or on the CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>Compute on {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>Device: automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>Device: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>E&amp;ngine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>Keras models: automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>Keras models: {framework}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>Open Keras models with {framework}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>Precision: automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>Precision: float32</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>The framework that has a GPU, or the first one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>bfloat16 where it is faster and the maps stay the same, else float32</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDialogs</name>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>Save a contact sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>Save all layers into a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>Save filter image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>Save filter images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>Save raw activations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>Save raw map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>Save report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>Save tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>Save view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>The script is on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>The view is on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>There is no heatmap to copy as code yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>There is no map to save yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>There is no picture to copy yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>There is no picture to save yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>This picture is still being computed. Save it when it is there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FigureDialog</name>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>&amp;Captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>&amp;Rows:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>&amp;Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>&amp;Title:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Above the figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Check at least one of each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Checked ones are in the figure; Space checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Colo&amp;urs:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Colour &amp;bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Colum&amp;ns:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Computing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Each picture its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Method, layer, class and score under each picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Methods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>One for all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Open a model and an image first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Save figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Save the figure as PNG, SVG or PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Stopped. F5 in the window starts again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>The values of the first and the last colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>What differs from column to column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>What differs from row to row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Whether the colours of all pictures stand for the same values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>about {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilmModel</name>
    <message>
        <location filename="../../gui/widgets/filmstrip/film_model.py"/>
        <source>True class: {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilmStrip</name>
    <message>
        <location filename="../../gui/widgets/filmstrip/film_strip.py"/>
        <source>Left and right go to another image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/filmstrip/film_strip.py"/>
        <source>Open images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/filmstrip/film_strip.py"/>
        <source>Remove from the strip</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterDetail</name>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Activation of the same channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Close this image (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Filter image</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Grow this image anew with {count} steps</source>
        <extracomment>For one: Grow this image anew with {count} step</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Grow this image anew with {size} pixels a side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>It could not be excited: the gradient was zero at every start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Not grown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Not started yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>One filter image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Open an image to see the channel's activation here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Save this image (.png), and how it was made (.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Stopped. F5 asks again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>The activation is on its way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>The largest size is {size} pixels a side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>The same channel's activation for the image on the canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>This model gives images of one size only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterSettingsBox</name>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source> px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Another seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>As the model's input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Column by column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>From noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>From the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Grow the images again from different noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Grown in frequencies and decorrelated colours, shaken a little at every step: clear pictures of what a channel looks for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>How filter images are grown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>How the images are changed before the network sees them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Plain gradient ascent from grey noise, pixel by pixel, as textbooks do it: noisier, with nothing added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Preprocessing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Row by row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Side of the images in pixels; a model of fixed input size may have its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Steps of each image; more is slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>The image on the canvas is changed until it excites more (DeepDream)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>The images show only what the network adds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>The same seed gives the same images on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>The style in which images are grown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>What the images are grown from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Which way the channels run on the grid</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FiltersPanel</name>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source> in a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>All images of this layer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Chosen together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Copy all images as code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Filter images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Grow the rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Images in a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Images in a row; they fill the panel's width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Keep the images as they are (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Middle neurons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Objective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Save filter images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Save images (.png), and how they were made (.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Style, start, steps, size and seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>The cell in the middle of each channel: what one neuron sees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>The enlarged image…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>The mean of each channel of the layer, an image each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>The score of each class of the model, before softmax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>The sum of the channels chosen with Ctrl+click, one image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>What the images maximise</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeatmapQuestions</name>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Open the model and the image of the notebook first, then its heatmap.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImageCanvas</name>
    <message>
        <location filename="../../gui/widgets/canvas/image_canvas.py"/>
        <source>Image</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InputPanel</name>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Automatic: proportions kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Automatic: {choice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Automatic: {width} × {height}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Compare or spell out…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>How pixel values are changed before the network sees them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>How the image is resized to the model's input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>How the image's proportions become those of the input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Input size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Input: any size, {colours}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Input: {width} × {height} pixels, {colours}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>No model is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Preprocessing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>RGB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Resizing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>The model is only inspected: nothing is fed to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>The size at which a model that takes any is fed; slower when it is large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>This is a guess. If the predictions look wrong, try another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/input.py"/>
        <source>{count} channels</source>
        <extracomment>For one: {count} channel</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>{side} × {side}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>All keys and what they do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>Ctrl+wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>Hold Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>Left, Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>Show the image alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>Stronger or weaker heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>Up, Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>Walk the film strip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>Walk the layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>Wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>Zoom to the pointer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabelsDialog</name>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>A double click or F2 edits a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>As found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>Changed names are kept for this model file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>Class names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>Find a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>Forget the names kept for this model, and take those beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>From a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>Names, one per line ({patterns})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>No class has this in its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>Take the names from a text, JSON or CSV file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>The output whose classes are named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>Type a part of a name or its number</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabelsModel</name>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LastSession</name>
    <message>
        <location filename="../../gui/core/last_session.py"/>
        <source>Camscope ended while it opened the last session, and starts without it this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/core/last_session.py"/>
        <source>Open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/core/last_session.py"/>
        <source>{count} files of the last session are not there any more: {names}.</source>
        <extracomment>For one: {count} file of the last session is not there any more: {names}.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LayerMenu</name>
    <message>
        <location filename="../../gui/panels/layer_menu.py"/>
        <source>Activations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_menu.py"/>
        <source>Combine with the layer shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_menu.py"/>
        <source>Copy path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_menu.py"/>
        <source>Explain this layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_menu.py"/>
        <source>Filter images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_menu.py"/>
        <source>Properties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_menu.py"/>
        <source>Show one map of this layer and the one that is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_menu.py"/>
        <source>Take out of the combination</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayerModel</name>
    <message>
        <location filename="../../gui/panels/layer_model.py"/>
        <source>Combined with the selected layer (Ctrl+click takes it out).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_model.py"/>
        <source>Computed by code of the model's author, not by Keras.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_model.py"/>
        <source>Input from: {layers}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_model.py"/>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_model.py"/>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_model.py"/>
        <source>Params</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_model.py"/>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_model.py"/>
        <source>frozen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_model.py"/>
        <source>trainable</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/layer_model.py"/>
        <source>{count} params</source>
        <extracomment>For one: {count} param</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LayerTreePanel</name>
    <message>
        <location filename="../../gui/panels/layer_tree.py"/>
        <source>Filter layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_tree.py"/>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_tree.py"/>
        <source>No layers found for {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_tree.py"/>
        <source>Show only layers that fit: part of a name or type, 14x14, params&gt;1000. Down and Enter go to what is found, Esc shows all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/layer_tree.py"/>
        <source>{count} layers, {maps} with a heatmap.</source>
        <extracomment>For one: {count} layer, {maps} with a heatmap.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/layer_tree.py"/>
        <source>{count} params.</source>
        <extracomment>For one: {count} param.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/layer_tree.py"/>
        <source>{found} of {count} layers found.</source>
        <extracomment>For one: {found} of {count} layer found.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryDialog</name>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Downloading {file}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Enter or a double click opens the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Find a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Get the weights from where Keras has them; nothing else is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Import weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Import weights…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Importing the weights…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Model library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Networks of Keras Applications, trained on the 1,000 classes of ImageNet. Accuracy as Keras publishes it, a dash where it does not. Size: four bytes a parameter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>No model has this in its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Open the model untrained: its structure is right, its heatmaps mean nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Open the model with its weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Open with random weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Progress of the download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Remove weights that were downloaded or imported; Keras' own files stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Removing the weights…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Stop the download; it can go on later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Take a .h5 file of weights that you have, known by checksum or by tensors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>The weights of {model} are not on this computer. Import the file {file}, or download it from {host} ({size}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>The weights of {model} are removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>The weights of {model} are {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Type a part of a model's name or family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Weights ({patterns})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Weights of {model} that you imported. They are none of the files that Keras publishes: their accuracy is not known.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>Clear this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>Forget these files; they stay where they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>Nothing yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>Open recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>Toolbar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/main_window.py"/>
        <source>{name} (not found)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MatchDialog</name>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Answer, line {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Choose target, score, input, method, layer and display as in the notebook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>How this heatmap was made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>It can be selected and copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Show it so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Why does my notebook differ?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <location filename="../../gui/widgets/messages/message_bar.py"/>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageRow</name>
    <message>
        <location filename="../../gui/widgets/messages/message_row.py"/>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/message_row.py"/>
        <source>Copy the sentence and the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/message_row.py"/>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/message_row.py"/>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/message_row.py"/>
        <source>Dismiss (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/message_row.py"/>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/message_row.py"/>
        <source>Information</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/widgets/messages/message_row.py"/>
        <source>Occurred {count} times</source>
        <extracomment>For one: Occurred {count} time</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/message_row.py"/>
        <source>Show the technical details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/message_row.py"/>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/widgets/messages/message_row.py"/>
        <source>{count} times</source>
        <extracomment>For one: {count} time</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MethodPanel</name>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>Class evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>Class-free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>Class-free: it does not depend on the target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>Gradients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>How the heatmap is computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>It cannot be used here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>It takes {cost}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>Parameters (changed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>Perturbation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>Show or hide the parameters of this method</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MethodsPanel</name>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>CAM beside Grad-CAM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>Each map is scaled to its own maximum, here {peak} (raw).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>Left and right go to another method, Enter chooses it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>Methods are compared once the heatmap is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>Methods compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>Open a model and an image to compare methods here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>Show these two alone, with the difference measured: on a network that ends in global average pooling and one dense layer they are the same map, but that Grad-CAM drops what is negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>Stopped. F5 asks again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>The network has not answered for this image. F5 asks again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>There is no positive evidence for the target at this layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>class-free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>no positive evidence</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NeuronForm</name>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Column of the neuron, from the left, from 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Explain one neuron instead of the whole channel's mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Explain this neuron</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Layer {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>One place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Row of the neuron, from the top, from 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Select a layer first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Show which parts of the image excite it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Which channel of the layer, from 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>col. </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>row </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <location filename="../../gui/notices.py"/>
        <source>Something unexpected happened. Camscope is still running.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OtherInputsForm</name>
    <message>
        <location filename="../../gui/panels/other_inputs.py"/>
        <source>A number, several with commas, or the path of a .npy file; empty is zeros</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/other_inputs.py"/>
        <source>Image goes to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/other_inputs.py"/>
        <source>Image input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/other_inputs.py"/>
        <source>Input {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/other_inputs.py"/>
        <source>Which of the model's inputs takes the image</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ParameterForm</name>
    <message>
        <location filename="../../gui/widgets/methods/parameter_form.py"/>
        <source>Give all parameters their default values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/methods/parameter_form.py"/>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/methods/parameter_form.py"/>
        <source>Reset the parameters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PendingWork</name>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Comparing heatmaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Comparing methods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Computing heatmaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Drawing the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Growing a larger filter image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Growing an atlas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Growing filter images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Making a figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Opening the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Opening the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Ranking images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Running the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Writing a script</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreprocessingDialog</name>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>&amp;BGR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>&amp;Deviation:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>&amp;Keep beside the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>&amp;Mean:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>&amp;Range:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>&amp;to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Black becomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Deviation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Divided by: one number, or one for each channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Fed the suggested way, predictions for {count} images differ clearly, and are not blindly sure. This is a hint, no proof: what counts is which predictions are right.</source>
        <extracomment>For one: Fed the suggested way, predictions for {count} image differ clearly, and are not blindly sure. This is a hint, no proof: what counts is which predictions are right.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Feed blue first, as OpenCV reads images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Most probable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>No model is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>No way tells images apart much better than the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Number that a black pixel is fed as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Number that a white pixel is fed as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Open an image: each way shows what it is taken for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Preprocessing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Taken away: one number, or one for each channel, by commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Tells images apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>The chosen row is what the model is fed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>The model is fed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>These numbers make no preprocessing: two different ends of the range, one number or three for mean and deviation, and no deviation of zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Third</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Ways of preprocessing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>What {model} takes {image} for, fed in each way:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>White becomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Write preprocessing, fit, resizing and size into a file beside the model, for window and commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>{share}, suggested</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PresetMenu</name>
    <message>
        <location filename="../../gui/actions/preset_menu.py"/>
        <source>Preset: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/preset_menu.py"/>
        <source>Presets</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PropertiesPanel</name>
    <message>
        <location filename="../../gui/panels/properties.py"/>
        <source>No layer is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/properties.py"/>
        <source>Stopped. F5 asks again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/properties.py"/>
        <source>computing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/properties.py"/>
        <source>weights</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reloader</name>
    <message>
        <location filename="../../gui/core/reloading.py"/>
        <source>Reload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/core/reloading.py"/>
        <source>{name} cannot be opened yet. It is opened as soon as it is whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/core/reloading.py"/>
        <source>{name} has changed but cannot be opened; the one before stays open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/core/reloading.py"/>
        <source>{name} has changed on the disk.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RemovalQuestion</name>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Remove the weights of {model} from this computer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Remove weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>The file that you imported stays where you had it; this copy goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>They can be downloaded or imported again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReplaceQuestion</name>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>It records how the images beside it were made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>{name} is there already. Replace it?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SavingQuestion</name>
    <message>
        <location filename="../../gui/closing.py"/>
        <source>Close without saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/closing.py"/>
        <source>Keep the window open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/closing.py"/>
        <source>Saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/closing.py"/>
        <source>The window closes when that is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/closing.py"/>
        <source>{names} is still being saved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScoreBars</name>
    <message>
        <location filename="../../gui/widgets/controls/score_bars.py"/>
        <source>Most probable classes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScoreForm</name>
    <message>
        <location filename="../../gui/panels/score.py"/>
        <source>Outputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/score.py"/>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/score.py"/>
        <source>The number that is explained. The logit speaks of the class alone; a softmax mixes in the other classes, and where it saturates the gradients vanish.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/score.py"/>
        <source>What nothing in the model tells. If its loss had a softmax or sigmoid (from_logits=True), its outputs are logits, and probabilities can be computed; a regression has values. Kept for this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/score.py"/>
        <source>as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/score.py"/>
        <source>logits of a softmax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/score.py"/>
        <source>logits of sigmoids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/score.py"/>
        <source>softmax, assumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/score.py"/>
        <source>values</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScoreRow</name>
    <message>
        <location filename="../../gui/widgets/controls/score_row.py"/>
        <source>&lt;{value} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/score_row.py"/>
        <source>&gt;{value} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/score_row.py"/>
        <source>Compared with. {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/score_row.py"/>
        <source>Key {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/score_row.py"/>
        <source>Value {value}, key {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/score_row.py"/>
        <source>{value} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/score_row.py"/>
        <source>{value} of the cells, mean logit {logit}, key {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/score_row.py"/>
        <source>{value}, logit {logit}, key {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScriptLines</name>
    <message>
        <location filename="../../gui/widgets/messages/script_lines.py"/>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/script_lines.py"/>
        <source>Copy these lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/script_lines.py"/>
        <source>Lines of Python</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/script_lines.py"/>
        <source>Put the lines of Python on the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/script_lines.py"/>
        <source>Run them where your network's code is</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SplitMenu</name>
    <message>
        <location filename="../../gui/actions/split_menu.py"/>
        <source>Views</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Answered in {time} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Answered in {time} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Demo model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Engine busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Engine ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Engine restarting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Engine starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Engine stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>How far the work is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>No model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Pixel, colour and raw map value there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Stop what is being done (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>The network computed this map in 32 bits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>The network computed this map in bfloat16: faster on this device, the picture is the same. The menu Engine has float32.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>The open model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Time from your last choice to its picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Under the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>What the engine is doing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>What the network runs on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Work</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TargetPanel</name>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Click a class to see the evidence for it (keys 1-5); Ctrl+click adds a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Compare the class with another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Explain a channel or neuron inside the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Explain the top class of every image again (key 0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Find any channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Find any class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Find any number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Follow the top class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Neuron</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Numbers of the output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Show the evidence for one class that is not evidence for the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Strongest channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Top classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Type a part of a class's name and choose it from the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Which of the model's outputs is explained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>compare with which channel?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>compare with which class?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>compare with which number?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ThemeMenu</name>
    <message>
        <location filename="../../gui/actions/theme_menu.py"/>
        <source>Dark text on a light ground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/theme_menu.py"/>
        <source>Light or dark as the desktop is, also when it changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/theme_menu.py"/>
        <source>Light text on a dark ground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/theme_menu.py"/>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/theme_menu.py"/>
        <source>Theme: as the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/theme_menu.py"/>
        <source>Theme: dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/theme_menu.py"/>
        <source>Theme: light</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopImagesPanel</name>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>By maximum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>By mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>Keep the ranking as it is (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>None of the open images could be ranked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>Open a model and images to see here which of them a channel answers to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>Open images to see here which of them a channel answers to most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>Rank by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>Rank the other images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>The channel that images are ranked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>The images are ranked for {layer}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>Top images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>What makes an image come first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>channel </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>computing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrustDialog</name>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Choose Python file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Code is in {count} layers: {names}.</source>
        <extracomment>For one: Code is in {count} layer: {names}.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>If you open it, its code runs on this computer with your rights: it can read, change, delete and send your files. No check of Camscope can tell whether it does. Trust it only if you know who made it, and that it came to you unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/trust.py"/>
        <source>It needs {count} classes or functions that are not part of Keras, from a Python file that is run, too: {names}.</source>
        <extracomment>For one: It needs {count} class or function that is not part of Keras, from a Python file that is run, too: {names}.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Leave the model as it is: nothing of it runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Let the code in this file run, now and later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>No Python file is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Python file with the model's classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Python files (*.py)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>The file with the classes that are not in Keras</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>The trust is for exactly these bytes (SHA-256 {digits}…). It is remembered until you forget it under File, Trusted files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Trust and open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Trust this file?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Warning, line {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>{file} (SHA-256 {digits}…)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>{name} is a program, not only data.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrustQuestions</name>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>This model runs no code of its own: it needs no trust.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Trust this file…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrustedFilesDialog</name>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Forget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Models whose own code may run when they are opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>No file is trusted: no model runs code of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>The code in these models runs when they are opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Trust the chosen files no more (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Trusted files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>{model}, with {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>{name}, SHA-256 {digits}…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ValueFormPanel</name>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Explain what raises the value, lowers it, or holds it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Least score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Number of the row, from 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Rows with a score above this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Score of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>The number to come near to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>What several chosen units become; Ctrl+click adds a unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Which rows count: boxes, or places of the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Which score of a row counts: the largest, or a class's</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>all rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>any class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>downwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>far from a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>highest score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>mean of all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>near a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>norm of all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>one row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>scores above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>sum of all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>upwards</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ValueSlider</name>
    <message>
        <location filename="../../gui/widgets/controls/value_slider.py"/>
        <source>Double-click to reset to {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/value_slider.py"/>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewPane</name>
    <message>
        <location filename="../../gui/view_pane.py"/>
        <source>Difference of two views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/view_pane.py"/>
        <source>Image</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewWords</name>
    <message>
        <location filename="../../gui/view_words.py"/>
        <source>Opening the image…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeightsDialog</name>
    <message>
        <location filename="../../gui/dialogs/weights.py"/>
        <source>Build the network and open it with these weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/weights.py"/>
        <source>Its tensors fit several networks. Which one is it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/weights.py"/>
        <source>Its tensors fit {network}. Open it as that?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/weights.py"/>
        <source>Leave open what is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/weights.py"/>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/weights.py"/>
        <source>Open the weights as this network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/weights.py"/>
        <source>Open these weights?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/weights.py"/>
        <source>The answer is remembered for exactly these bytes (SHA-256 {digits}…).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/weights.py"/>
        <source>{name} holds weights without a model.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeightsPage</name>
    <message>
        <location filename="../../gui/panels/weights.py"/>
        <source>Filters of the layer as pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/weights.py"/>
        <source>Histograms of the weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/weights.py"/>
        <source>How often each value occurs; heights are square roots of the counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/weights.py"/>
        <source>Only filters that look at the image itself are pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/weights.py"/>
        <source>Open a model and choose a layer to see its weights here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/weights.py"/>
        <source>Stopped. F5 asks again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/weights.py"/>
        <source>The weights of {layer} are on their way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/weights.py"/>
        <source>filter {index}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/weights.py"/>
        <source>{count} filters, none of them 0 everywhere</source>
        <extracomment>For one: {count} filter, which is not 0 everywhere</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/weights.py"/>
        <source>{count} of {total} filters are 0 everywhere ({names})</source>
        <extracomment>For one: {count} of {total} filters is 0 everywhere ({names})</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/panels/weights.py"/>
        <source>{layer} has no weights of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/weights.py"/>
        <source>{least} (black) to {most} (white)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ZoomButton</name>
    <message>
        <location filename="../../gui/widgets/controls/zoom_button.py"/>
        <source>Device pixels to an image pixel; click for other sizes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/zoom_button.py"/>
        <source>Fit {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/zoom_button.py"/>
        <source>Zoom: {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/zoom_button.py"/>
        <source>{percent} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>200 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>About Camscope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Add a view beside this one, with choices of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Atlas of filter images…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Automatic layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Class names…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Close Camscope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Close all views but the active one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Close image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Close the active view; the image stays open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Close view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Compose heatmaps in rows and columns, as PNG, SVG or PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Copy a Python script that makes this picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Copy as code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Copy diagnostics…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Copy image and heatmap to the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Copy view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Difference of two views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>E&amp;xplain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Edit the names of the model's classes, or take a file's</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Enlarge the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Explain class {rank} of the top five</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Explain the top class of every image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Figure…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Filter layers…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Find an action, layer, class, setting or file by its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Find any class by its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Find anything…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Find class…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Find layers by name, type or shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Find out how a heatmap from elsewhere was made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Follow the top class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Give the picture the room, or bring the same panels back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Go back to the layer that Camscope chose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Go to the next image of the film strip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Go to the next layer with a heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Go to the previous image in the film strip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Go to the previous layer with a heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Grow filter images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Hide the panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Image alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Let the code in the model file run that is only inspected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Let the panels follow the next view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Let the panels follow the previous view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Let the window fill the screen, or not any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>List all keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Lower the intensity by 0.05</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Make the choice again that was taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Model library…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Next image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Next layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Next view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>One view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open a model: .keras, .h5, .pt2, or the .pb of a SavedModel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open a network of Keras Applications, such as ResNet50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open a second model in a view beside the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open all images of a folder as a film strip, or a SavedModel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open compare model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open image…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open one or more images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open the demo model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open the image or the files on the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open the last session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open the small model that comes with Camscope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open what was open when Camscope was closed last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Preprocessing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Previous image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Previous layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Previous view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Put all panels back where they were at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Raise the intensity by 0.05</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Reopen the last session at the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Reset layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Save grids of the filter images of several layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Save image and heatmap as PNG at the image's own size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Save raw map…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Save report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Save the map's own values as .npy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Save view…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Save what is on the screen with all its facts, as one HTML file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>See versions, devices, the model's facts and the log, and copy them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>See what the image is taken for, fed in each way, and choose one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>See whose code may run, and forget it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Show one image pixel on one screen pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Show one image pixel on two by two screen pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Show the active view minus the one beside it, or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Show the evidence for this class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Show the image without its heatmap, or with it again (hold Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Show the sample images that come with Camscope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Show the whole image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Show version and licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Show what the channels of this layer look for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Shrink the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Start with the model, the images and the choices of the last time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Stop what is being done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Stronger heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Take back the last choice, or bring back a closed image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Take this image off the film strip; the file stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Trust this model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Trusted files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Try again what could not be computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Weaker heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Why does my notebook differ?…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>agreement</name>
    <message>
        <location filename="../../gui/text/agreement.py"/>
        <source>CAM exists only for the layer before global average pooling, {layer}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/agreement.py"/>
        <source>Equal within {difference} once each is divided by its maximum: CAM is Grad-CAM times the {height} × {width} cells that are averaged (here {ratio}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/agreement.py"/>
        <source>Neither CAM nor Grad-CAM has a positive value here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>costs</name>
    <message numerus="yes">
        <location filename="../../gui/text/costs.py"/>
        <source>about {time}, {count} passes, {memory}</source>
        <extracomment>For one: about {time}, {count} pass, {memory}</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>currency</name>
    <message>
        <location filename="../../gui/widgets/stale_veil.py"/>
        <source>Computing…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <location filename="../../engine/box/worker.py"/>
        <source></source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_files.py"/>
        <source>"{chosen}" names no pictures of {name}. Write a number, or two: 12, or 0:20 for the first twenty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>"{value}" cannot be the parameter {name}: it takes a colour such as #808080.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>"{value}" cannot be the parameter {name}: it takes a number from {min} to {max}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>"{value}" cannot be the parameter {name}: it takes a whole number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>"{value}" cannot be the parameter {name}: it takes one of {choices}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>"{value}" cannot be the parameter {name}: it takes yes or no.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/preprocessing.py"/>
        <source>-1 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/formats.py"/>
        <source>.keras, .h5 or .pt2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/preprocessing.py"/>
        <source>0 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/preprocessing.py"/>
        <source>0 to 255, as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/imaging/pixels.py"/>
        <source>16 bits per channel are shown as 8 (divided by 257).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/imaging/blend.py"/>
        <source>A JPEG file has at most {most} pixels a side; this picture is {width} × {height}. Save it as PNG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/figures/service.py"/>
        <source>A cell of a figure is {first} to {last} pixels wide; {chosen} is too many or too few.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>A class cannot be compared with itself. Choose two different ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/figure.py"/>
        <source>A figure has at most {most} pictures; these would be {chosen}. Choose fewer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/figure.py"/>
        <source>A figure has rows and columns, and here {several} things are several: {axes}. Give one of each but two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>A neuron has no probability, only its activation. Choose the score logit, or explain a class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>A neuron is explained as it is: leave out mean, norm and reference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/methods/occlusion.py"/>
        <source>A patch of {patch} pixels does not fit into this model's input of {width} × {height} pixels. Choose a patch of at most {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/ipc/engines.py"/>
        <source>A second engine cannot be started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/ipc/engines.py"/>
        <source>A second engine needs {needed} of free memory, and there are {free}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/code/image.py"/>
        <source>A short script cannot pad {name}: it would have {width} × {height} pixels. Choose another fit, and copy again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/code/map_script.py"/>
        <source>A short script cannot repeat the copies that the standard deviation is of. Show the map itself, and copy again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/code/methods.py"/>
        <source>A short script cannot repeat the flipped, shifted and noisy copies of the smoothing. Set Smoothing to 0, and copy again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/code/array_image.py"/>
        <source>A short script does not read {name} as Camscope shows it. Save it as PNG, open that, and copy again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>A vector that no dense layer makes: features.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Adds up only what speaks for the class, place by place and channel by channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Alignment: corners are "{found}", in Camscope "{usual}". Choose it in the Display section.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>All cells have one colour scale.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/storage/folders.py"/>
        <source>Another run of Camscope (process {pid} on {host}, since {since}) writes to the folder {folder}. Wait for its end, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/storage/folders.py"/>
        <source>Another run of Camscope writes to the folder {folder}. Wait for its end, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/preprocessing.py"/>
        <source>BGR minus ImageNet mean (VGG, ResNet)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/preprocessing.py"/>
        <source>BGR, {values}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/other_inputs.py"/>
        <source>Beside the image, the model is fed {values}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Blend: the picture is made by "{found}", in Camscope by "{usual}". Choose it in the Display section.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>Boxes: the four numbers of the row with the highest score; without scores, their means.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/session.py"/>
        <source>Building {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/methods/cam.py"/>
        <source>CAM adds up to a sum of units. Leave out the norm and the reference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/methods/cam.py"/>
        <source>CAM adds up to the logit, to no other score. Choose the score logit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/methods/cam.py"/>
        <source>CAM exists only for the layer before global average pooling. Choose layer "{layer}".</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/box/pool.py"/>
        <source>Camscope cannot start the process that reads files: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/imaging/files.py"/>
        <source>Camscope is not allowed to read {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/storage/atomic.py"/>
        <source>Camscope is not allowed to write to {folder}: {name} was not saved. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/storage/folders.py"/>
        <source>Camscope is not allowed to write to {path}. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/presets.py"/>
        <source>Camscope's own: the logit, because softmax gradients vanish where the network is sure; areas averaged, because every pixel counts; cold parts show the image itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/imaging/tiff.py"/>
        <source>Channels beyond the colours are not shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/session.py"/>
        <source>Checking {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>Choose a layer whose channels are to be excited.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/filters/atlas.py"/>
        <source>Choose at least one layer for the atlas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Colours: they are "{found}", in Camscope "{usual}". Choose them in the Display section.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/matching/service.py"/>
        <source>Comparing heatmaps: {number} of at most {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/service.py"/>
        <source>Computing {method}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Copies are shifted by up to this many input pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Correlation {correlation}, largest difference {difference} on a scale of 0 to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/filters/batch.py"/>
        <source>Could not be excited, as no start had a gradient: {channels}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>Each cell has a colour scale of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Every second copy is a mirror image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/scores.py"/>
        <source>Explains the log-probability. The logit is usual: softmax mixes in the other classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/scores.py"/>
        <source>Explains the logit, before softmax or sigmoid: it speaks of the class alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/scores.py"/>
        <source>Explains the probability. The logit is usual: softmax mixes in the other classes and saturates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/figures/service.py"/>
        <source>Figure: drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/figures/cells.py"/>
        <source>Figure: map {number} of {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Fine detail that excites the network; hardly depends on the class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Flips</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/filters/atlas.py"/>
        <source>Growing an atlas: {layer}, {done} of {count} pictures</source>
        <extracomment>For one: Growing an atlas: {layer}, {done} of {count} picture</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/filters/atlas.py"/>
        <source>Growing an atlas: {layer}, {done} of {count} pictures, about {left} left</source>
        <extracomment>For one: Growing an atlas: {layer}, {done} of {count} picture, about {left} left</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>Growing images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Guided backpropagation where Grad-CAM of the selected layer sees evidence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/storage/writers.py"/>
        <source>HTML documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>HiResCAM before its ReLU: also what speaks against the class, place by place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>How many noisy copies; more are smoother.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>How many random masks; more are less noisy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>How much each pixel adds to the score on the way from a baseline; sums to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>How much the gradients of noisy copies differ: where the network is unsteady.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>How much the score falls when a square of the image is hidden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/preprocessing.py"/>
        <source>ImageNet mean and deviation (PyTorch, DenseNet)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>Images of {width} × {height} pixels take about {needed} each while they grow, which does not fit into memory. Choose a smaller size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>In {file}, a layer is named {name}, which reads like a path. Rename the layer and save the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>In {file}, layer {layer} calls the function {name}, which is not one of Keras's activations. Use a built-in activation and save the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>In {file}, layer {layer} computes with complex numbers, which cannot be explained. Use real ones and save the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>In {file}, layer {layer} has a function of its own as {key}, which is a program. Use a built-in one and save the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>In {file}, layer {layer} is of class {cls}, which is not part of Keras (or not one that Camscope opens). Replace it by ordinary Keras layers and save the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/parameter_budget.py"/>
        <source>In {file}, layer {layer} makes an array of shape {shape}, far larger than a network of this input needs. Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>In {file}, layer {layer} names the {key} {value}, which is not part of Keras. Use a built-in one and save the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/keras_zip_checks.py"/>
        <source>In {file}, the entry {name} does not belong to a model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/zip_entries.py"/>
        <source>In {file}, the entry {name} is a link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/zip_entries.py"/>
        <source>In {file}, the entry {name} is encrypted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/keras_zip_checks.py"/>
        <source>In {file}, the entry {name} is larger than {limit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/zip_entries.py"/>
        <source>In {file}, the entry {name} is one of far too many entries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/keras_zip_checks.py"/>
        <source>In {file}, the entry {name} is packed in a way that Keras does not use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>In {file}, the entry {name} is packed in a way that PyTorch does not use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/zip_entries.py"/>
        <source>In {file}, the entry {name} is there twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/zip_entries.py"/>
        <source>In {file}, the entry {name} leads out of the archive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/keras_zip_checks.py"/>
        <source>In {file}, the weights are {name}, which Keras itself does not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/other_inputs.py"/>
        <source>Input "{name}" takes a number, several with commas, or a .npy file, not "{value}".</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/other_inputs.py"/>
        <source>Input "{name}" takes whole numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/session/other_inputs.py"/>
        <source>Input "{name}" takes {shape} numbers, not {count} numbers.</source>
        <extracomment>For one: Input "{name}" takes {shape} numbers, not {count} number.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Intensity: it is {found}, in Camscope {usual}. Choose it in the Display section.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Interpolation: the map was upsampled by "{found}", in Camscope by "{usual}". Choose it in the Display section.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>It cannot be told apart from "{values}" ({choice}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/layer_reasons.py"/>
        <source>It does not look at the image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/weights.py"/>
        <source>It ends in a map of features and knows no classes: what is explained is the mean of one of its channels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It ends in a sigmoid in every cell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It ends in a softmax over the channels of every cell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It ends in a softmax over {count} units.</source>
        <extracomment>For one: It ends in a softmax over {count} unit.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It ends in {activation} in every row: scores.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It ends in {count} sigmoids: classes that are each decided by themselves.</source>
        <extracomment>For one: It ends in one sigmoid: yes or no.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It has a grid of channels, without softmax or sigmoid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It has as many rows as another output has boxes: their scores.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/open_model.py"/>
        <source>It has as many units as there are names of classes for this model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>It has none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It has one number for each of the {rows} boxes of another output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It has rows of four numbers: taken for boxes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It has rows of {several} numbers, put together from a grid or from several layers: taken for four numbers of a box, and its scores behind them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It has rows of {several} numbers: features.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/layer_reasons.py"/>
        <source>It has several outputs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It has the shape of the input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/program_feeding.py"/>
        <source>It has the thousand classes of ImageNet: networks of PyTorch are trained on them so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It has {count} numbers without softmax or sigmoid. So few are taken for values of a regression; say so if they are logits of classes.</source>
        <extracomment>For one: It is one number without softmax or sigmoid, taken for a regression's value. Say so if it is a logit.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/backends/torch/outputs.py"/>
        <source>It has {several} numbers for each pixel of the input, without softmax or sigmoid. They are taken for logits of classes, and their softmax is computed; say so if they are values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/torch/outputs.py"/>
        <source>It has {several} numbers without softmax or sigmoid. As many are taken for logits of classes, and their softmax is computed; say so if they are logits of sigmoids, or values of a regression.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It has {several} numbers without softmax or sigmoid. As many are taken for logits of classes; say so if they are values of a regression.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>It has: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/weights.py"/>
        <source>It is built as Keras builds it, here with a sigmoid at its end; how your model was built does not stand in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/weights.py"/>
        <source>It is built as Keras builds it, with a softmax at its end; how your model was built does not stand in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was comparing heatmaps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was comparing methods at {layer}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was explaining all layers with {method}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was explaining {layer} with {method}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was growing an atlas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was growing filter images of classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was growing filter images of {layer}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was keeping how the model is fed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was making a figure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was measuring an atlas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was measuring the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was opening {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was predicting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was ranking images for {layer}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was saving activations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was showing the activations of {layer}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was showing the weights of {layer}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was taking {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>It was trained with a loss of logits, of a softmax.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>It was trained with a loss of logits, of sigmoids.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>It was trained with a loss of values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was trying ways of preprocessing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was working out the shapes of layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was writing a script.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/weights.py"/>
        <source>Its classes are taken to be those of ImageNet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/layer_reasons.py"/>
        <source>Its grid is a single cell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/layer_reasons.py"/>
        <source>Its output has no spatial grid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/layer_reasons.py"/>
        <source>Its output is not made of real numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Its sum of image and colours was stretched to 0 to 255, as Keras' array_to_img does it; Camscope cuts off at 255, so that a colour keeps its meaning. The map is the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/storage/writers.py"/>
        <source>JPEG images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_recognition.py"/>
        <source>Keras Applications has no network "{name}". {nearest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/loading.py"/>
        <source>Keras cannot open this model: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/layer_passes.py"/>
        <source>Layer "{layer}" has no grid of channels. Choose a convolution or pooling layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/layer_inspection.py"/>
        <source>Layer "{path}" gives whole numbers or yes and no, which are no activations. Choose the layer before or after it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>Layer "{path}" has a grid of {height} × {width} cells; there is no cell {cell}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>Layer "{path}" has no channel {index}; its channels go from 0 to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/tensorflow/batch_functions.py"/>
        <location filename="../../engine/backends/torch/batch_functions.py"/>
        <source>Layer "{path}" has no channels of real numbers. Choose a convolution, a pooling or a dense layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>Layer "{path}" has no channels, so none of its neurons can be explained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/filters/atlas.py"/>
        <source>Layer "{path}" has no channels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/filter_growth.py"/>
        <source>Layer "{path}" has no channels. Choose another layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/layer_inspection.py"/>
        <source>Layer "{path}" has no channels: its output ({shape}) is neither a grid of channels nor a vector. Choose a convolution, a pooling or a dense layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/layer_inspection.py"/>
        <source>Layer "{path}" has no channels: its output is neither a grid of channels nor a vector. Choose a convolution, a pooling or a dense layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>Layer "{path}" has no grid: name a channel without a row and a column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/layer_lookup.py"/>
        <source>Layer "{path}" has no heatmap. {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/objective_kind.py"/>
        <source>Layer "{path}" has no neuron in row {row}, column {column}; rows and columns count from 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/objective_kind.py"/>
        <source>Layer "{path}" has no such neuron.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/layer_inspection.py"/>
        <source>Layer "{path}" has several outputs, or none that is known beforehand. Choose a layer inside it or after it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/filter_growth.py"/>
        <source>Layer "{path}" has several outputs, so it is not clear what its channels are. Choose another layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/image_ranking.py"/>
        <source>Layer "{path}" has the channels 0 to {last}, and no {number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/session/targets.py"/>
        <source>Layer "{path}" has {count} channels; there is no channel {index}.</source>
        <extracomment>For one: Layer "{path}" has {count} channel; there is no channel {index}.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/backends/filter_growth.py"/>
        <source>Layer "{path}" is not reached by an image, so there are no images that excite it. Choose another layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/image_ranking.py"/>
        <source>Layer "{path}" is the image itself. Choose a layer behind it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/script_writer.py"/>
        <source>Layer "{path}" lies inside another model, which a script runs as a whole, in its own size alone. Choose a layer outside, or that size, and copy again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/torch/script_writer.py"/>
        <source>Layer "{path}" of {model} is no module but a function that one calls, which no hook sees. Choose a module, and copy again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/layer_inspection.py"/>
        <source>Layer "{path}" only names the input of a nested model. Choose the layer before that model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Layer: it is the map of "{found}"; Camscope begins with "{usual}". Choose it in the layer tree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Like Grad-CAM, with positive gradients weighted so that several objects all show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Like Grad-CAM, with weights that add up to the score as closely as they can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>Looking for other starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Mean over this many flipped, shifted, noisy copies; 0 is off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/matching/service.py"/>
        <source>Measuring each difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/filters/atlas.py"/>
        <source>Measuring {layer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/batching.py"/>
        <source>Memory ran out; it went on with {size} at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Method: it is {found}, not {usual}. Choose it in the Method section.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/other_inputs.py"/>
        <source>More than {most} numbers for input "{name}": put them into a .npy file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/class_maps.py"/>
        <source>No cell of this image is predicted to be the target, so it has no mask. Choose the whole image or a rectangle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/model.py"/>
        <source>No classes in this model: the channel of its last layer with a grid that has the largest mean is explained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>No classes in this model: the channel of its output with the largest mean is explained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/model.py"/>
        <source>No classes in this model: the channels of its last layer with a grid, the largest mean first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>No classes in this model: the channels of its output, the largest mean first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>No classes in this model: the number with the largest mean over all rows is explained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>No classes in this model: the unit of its output with the largest value is explained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>No classes in this model: the units of its output, the largest value first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>No combination gives {name} exactly. The nearest is {method} of layer "{layer}" for "{label}"; what differs in it is told below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>No font on this computer has {characters}: a question mark stands for each. Install one that does, such as Noto Sans CJK, or save the figure as SVG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/figures/cells.py"/>
        <source>No gradient reaches layer "{path}".</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/default_layer.py"/>
        <source>No layer of this model has a spatial grid, so no heatmap can be drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/storage/activation_files.py"/>
        <source>No layer of this model has activations that can be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/layer_lookup.py"/>
        <source>No layer with a heatmap lies before "{path}".</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>No number of a box was chosen: the first is explained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/keras_description.py"/>
        <source>No output of this model is made of real numbers that depend on the input, so there is nothing to explain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/tables.py"/>
        <source>No row has a score above {above}; the highest is {highest}. Choose a lower one, or the row with the highest score.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>No value was chosen: the first is explained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>None of the combinations that were tried, in {passes} runs of the network, gives {name}. The most like it is {method} of layer "{layer}" for "{label}". Is it of this model and this image?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/filters/atlas.py"/>
        <source>None of these layers can be shown in an atlas. {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Normalisation: its colours run by "{found}", in Camscope by "{usual}". Choose it in the Display section.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>Nothing tells which numbers of "{name}" are scores. Choose a row by its number, or name the number that is the score.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/storage/writers.py"/>
        <source>NumPy arrays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_recognition.py"/>
        <source>Of its {all} layers with weights {fitting} fit; layer {layer} has {found}, and {wanted} belongs there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>Only a map of classes has a predicted mask. Choose the whole image or a rectangle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>Only a sum or a mean of chosen units can be compared with others. Leave out the comparison.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>Only a table has rows to choose: boxes, their scores, or features.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>Only an output with a grid has areas: a map of classes, of features, or an image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/inspection.py"/>
        <source>Only the first {shown} of its {total} layers are shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/torch_files/inspection.py"/>
        <source>Only the first {shown} of its {total} tensors are shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/geometry.py"/>
        <source>Only the middle {width} × {height} of {own_width} × {own_height} pixels is fed to the network: the rest has no heat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/imaging/pixels.py"/>
        <source>Only the upper 8 of 16 bits per channel are shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Only those whose activation varies most over the image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/code/image.py"/>
        <source>OpenCV alone does not read {name} as Camscope shows it. Save it as PNG, open that, and copy again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/session.py"/>
        <source>Opened {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/opening_watch.py"/>
        <source>Opening {file} did not come to an end and was stopped. The file may be damaged or made to do harm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/opening_watch.py"/>
        <source>Opening {file} took more than {limit} of memory, far more than its weights need, and was stopped. The file may be damaged or made to do harm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/session.py"/>
        <source>Opening {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>Output "{name}" ends without softmax or sigmoid, so it has no probabilities. Choose the score logit, or say that its outputs are logits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/session/targets.py"/>
        <source>Output "{name}" has {count} numbers; there is no number {index}.</source>
        <extracomment>For one: Output "{name}" has {count} number; there is no number {index}.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/storage/writers.py"/>
        <source>PDF documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/storage/writers.py"/>
        <source>PNG images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Patch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>Pictures of more than {side} pixels a side are made smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Points on the path; more come closer to the sum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/filters/atlas.py"/>
        <source>Preparing the atlas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>Preparing to grow images…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Preprocessing: the network was fed "{found}", Camscope feeds "{usual}". Choose it in the Input section.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Probability that a cell shows the image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/methods/rise.py"/>
        <source>RISE cannot divide an input of {width} × {height} pixels into {cells} cells a side. Choose at most {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Random cells to a side of a mask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/image_ranking.py"/>
        <source>Ranking images for {layer}: {done} of {all_images}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/matching/service.py"/>
        <source>Reading the heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/box/run.py"/>
        <source>Reading {name} was stopped: it was not done after {time}. The file is damaged, or made to take for ever. Try another copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Red and blue of its heatmap are swapped: OpenCV's colours are blue first, and the image under them was red first. Camscope shows them the right way round.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Resizing: the image was brought to the input's size by "{found}", in Camscope by "{usual}". Choose it in the Input section.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/figure.py"/>
        <source>Rows and columns have to be {axes}: they are what is several.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>Rows of features, not classes: their means over all rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/storage/writers.py"/>
        <source>SVG drawings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_recognition.py"/>
        <source>Save the whole model with model.save('name.keras') and open that file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/storage/activation_files.py"/>
        <source>Saving the activations of {layer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Score-CAM with the few channels that vary most over the image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Score: it explains the {found}, Camscope the {usual}. Choose it in the Target section.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>Scores by the rows where they are highest, the highest first; then the box of that row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>Scores in rows: each class by the row where it is highest, the highest first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Shows only places that the network used; exact when one linear layer follows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Side of the square that is hidden, in input pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Smoothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/ipc/supervisor.py"/>
        <location filename="../../engine/ipc/thread.py"/>
        <source>Something unexpected happened: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Standard deviation, as a share of the input's range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/ipc/engine_slot.py"/>
        <source>Starting {framework} for {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Step from patch to patch, in input pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Stride</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>Taken for values of a regression, not for classes: in the model's order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Target: it explains "{found}", which is the most probable class when the network is fed as in the notebook; as Camscope feeds it, "{usual}" is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Target: it explains "{found}"; the most probable class is "{usual}". Choose the class in the Target section.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/batching.py"/>
        <source>The GPU's memory ran out; it went on on the CPU.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/layer_passes.py"/>
        <source>The activations of layer "{layer}" are not finite (NaN or infinity). The model's weights may be damaged, or the preprocessing may not fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>The baseline: an image without information.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>The baseline: the image without information where the path starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/precision.py"/>
        <source>The chosen device has no units for bfloat16. Choose the precision auto or float32.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>The class with the largest predicted mask is explained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>The classifier's own weights over the last layer; only after global pooling.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/torch/keras_program.py"/>
        <source>The code that comes with {model} does not run in PyTorch: {why} Choose TensorFlow for this model, or write its code with keras.ops.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/matching/search.py"/>
        <source>The colours of {name} are those of no colour map that Camscope knows, neither alone nor over this image. Save the heatmap's numbers with numpy.save, or the picture without axes and margins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/storage/download.py"/>
        <source>The connection broke off before {name} was complete. Download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>The description of the model in {file} has more than {limit} values, which no network needs. Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>The description of the model in {file} is damaged. Copy the file again from its source, or save the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>The description of the model in {file} is larger than {limit}, which no network needs. Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>The description of the model in {file} is nested more than {limit} levels deep, which no network needs. Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>The description of the model in {file} is not text. Save the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>The description of the model in {file} makes no sense. Copy the file again from its source, or save the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>The description of the model in {file} says {key} twice, so that two readers would see two models. Save the model again with Keras.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/storage/atomic.py"/>
        <source>The disk is full: {name} was not saved. Free some space, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/screen.py"/>
        <source>The display {display} does not answer, so no window can open. `camscope --help` lists the commands that need none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/ipc/supervisor.py"/>
        <source>The engine cannot start ({how}). Open a model to try again; the details may help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/ipc/server.py"/>
        <source>The engine could not do this: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/ipc/supervisor.py"/>
        <source>The engine stopped unexpectedly ({how}). It is starting again and will repeat what was asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/ipc/supervisor.py"/>
        <source>The engine stopped {count} times ({how}). {doing} Camscope does not try this again.</source>
        <extracomment>For one: The engine stopped {count} time ({how}). {doing} Camscope does not try this again.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_import.py"/>
        <source>The file is none of those that Keras publishes; its tensors fit {network}. It is listed as {title}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/code/service.py"/>
        <source>The file of {model} holds weights alone, which no short script opens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/input_size.py"/>
        <source>The file says that the network was built for {width} × {height} pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/preprocessing_trial.py"/>
        <source>The file {file} says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/storage/manifest_formats.py"/>
        <source>The file {path} was written by a newer Camscope. Use that one, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/script_writer.py"/>
        <source>The final {activation} of {model} is layer "{path}", which is called several times: a short script cannot leave out one of its calls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/torch/script_writer.py"/>
        <source>The final {activation} of {model} is no module of its own, so a short script cannot leave it out to have logits. Choose the probability as the score, and copy again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/imaging/decode.py"/>
        <source>The first of {count} frames is shown.</source>
        <extracomment>For one: The first of {count} frame is shown.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/storage/image_paths.py"/>
        <source>The folder {folder} cannot be read: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/storage/atomic.py"/>
        <source>The folder {folder} does not exist: {name} was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/storage/image_paths.py"/>
        <source>The folder {folder} has more than {limit} images. Choose folders inside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/storage/folders.py"/>
        <source>The folder {path} cannot be made: {why}. Choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/keras_description.py"/>
        <source>The graph becomes {found} layers, more than the {limit} that Camscope opens. Choose a smaller model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>The graph in {file} does not fit together: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>The highest score of all rows is explained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/geometry.py"/>
        <source>The image is padded with black to the proportions of the input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/geometry.py"/>
        <source>The image is squashed: {own_width} × {own_height} pixels are fed as {width} × {height}. A crop or a letterbox keeps the proportions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/translation.py"/>
        <source>The input {name} has no shape of which pictures could be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/translation.py"/>
        <source>The input {name} takes numbers of type {dtype}; pictures are float32 here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/labels.py"/>
        <source>The labels are those kept for this model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/labels.py"/>
        <source>The labels are those of {set}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/labels.py"/>
        <source>The labels come from {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/labels.py"/>
        <source>The labels come from {file}; the model's first class is taken for the background.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/labels.py"/>
        <source>The labels in {file} cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/torch/default_layer.py"/>
        <source>The last layer with a spatial grid ({grid}) before its cells become rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/default_layer.py"/>
        <source>The last layer with a spatial grid ({grid}) before {next}, which mixes its channels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/default_layer.py"/>
        <source>The last layer with a spatial grid ({grid}) before {next}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/default_layer.py"/>
        <source>The last layer with a spatial grid ({grid}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/default_layer.py"/>
        <source>The last layer with the smallest grid ({grid}): all that the output knows of the whole image passes through it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/torch/default_layer.py"/>
        <source>The last norm of the patches' tokens ({grid}) at which the output looks: behind it only the class token counts, and patches have no gradient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/torch/default_layer.py"/>
        <source>The last norm of the patches' tokens ({grid}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/loading.py"/>
        <source>The layers of this model follow each other in a longer chain than Keras can build. Choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/catalogue.py"/>
        <source>The library has no model "{name}". {nearest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/matching/sentences.py"/>
        <source>The maps of layers "{values}" are the same.</source>
        <extracomment>For one: The map of layer "{values}" is the same.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>The mean of random masks, each weighted by the probability that it leaves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>The mean of the gradients of noisy copies: less speckle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>The mean square of the gradients of noisy copies: strong edges of the evidence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/layer_passes.py"/>
        <source>The model answers with numbers that are not finite (NaN or infinity). Its weights may be damaged, or the preprocessing may not fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/architectures.py"/>
        <source>The model begins with arithmetic of its own (layer {layer}), so it takes 0 to 255.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/applications.py"/>
        <location filename="../../engine/backends/keras/loading.py"/>
        <location filename="../../engine/backends/torch/backend.py"/>
        <source>The model does not fit into memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/other_inputs.py"/>
        <source>The model has no input "{name}" beside the image. It has: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/model.py"/>
        <source>The model has {several} outputs ({names}): "{name}" is explained, {kind}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/parameter_budget.py"/>
        <source>The model in {file} calls its layers more than {limit} times, because models in it are used many times over. Choose a smaller model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/parameter_budget.py"/>
        <source>The model in {file} has {found} layers, more than the {limit} that Camscope opens. Choose a smaller model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/vetting.py"/>
        <location filename="../../engine/models/parameter_budget.py"/>
        <location filename="../../engine/models/saved_model/vetting.py"/>
        <source>The model in {file} needs about {needed} of memory, and {free} are free. Close other programs and open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/inspection.py"/>
        <source>The model is only inspected: nothing is fed to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/layer_reasons.py"/>
        <source>The model is only inspected: nothing runs in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/input_size.py"/>
        <source>The model itself makes {width} × {height} pixels of its input (layer {layer}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/architectures.py"/>
        <source>The model normalises the pixels itself (layer {layer}), so it takes 0 to 255.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/architectures.py"/>
        <source>The model normalises the pixels itself (layer {layer}), with means between 0 and 1, so it takes 0 to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/architectures.py"/>
        <source>The model rescales the pixels itself (layer {layer}), so it takes 0 to 255.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/geometry.py"/>
        <source>The model scales the pixels itself (layer {layer}). Fed {way}, it sees next to nothing: choose the automatic preprocessing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/input_size.py"/>
        <source>The model takes any size, and nothing tells which it was trained for: images keep their proportions, with at most {most} pixels on the longer side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/program_feeding.py"/>
        <source>The model takes any size; networks of PyTorch are trained on ImageNet with {side} × {side} pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/input_size.py"/>
        <source>The model takes any size; {family} of Keras Applications was trained with {side} × {side} pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/presets.py"/>
        <source>The nearest pixels, maps from minimum to maximum with aligned corners, and Matplotlib's jet half over the image, because the library's examples do so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/architectures.py"/>
        <source>The network is {family} of Keras Applications, whose published weights take it so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/program_feeding.py"/>
        <source>The network is {name} of torchvision, whose published weights take it so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>The number in view of filter images goes from {least} to {most}; {value} was asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>The number of channels of filter images goes from {least} to {most}; {value} was asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>The number of steps of filter images goes from {least} to {most}; {value} was asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/weights.py"/>
        <location filename="../../engine/models/saved_model/reading.py"/>
        <source>The numbers that {file} holds for its variable {variable} are of another shape or type than it has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/translation.py"/>
        <source>The operation {op} ({node}) does not fit what it is given: {details}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/translation.py"/>
        <source>The operation {op} ({node}) has no counterpart in Keras.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/translation.py"/>
        <source>The operation {op} ({node}) is used in a way that Keras has not: {details}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/open_model.py"/>
        <location filename="../../engine/session/tables.py"/>
        <source>The output has no rows for this image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/session/targets.py"/>
        <source>The output has {count} rows; there is no row {index}.</source>
        <extracomment>For one: The output has {count} row; there is no row {index}.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>The output has {height} × {width} cells; there is no area of {area_height} × {area_width} at row {row}, column {column}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/filter_growth.py"/>
        <source>The output of layer "{path}" is not made of real numbers, so nothing can be made larger step by step. Choose another layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/session/targets.py"/>
        <source>The output of {model} has {count} channels; there is no channel {index}.</source>
        <extracomment>For one: The output of {model} has {count} channel; there is no channel {index}.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/imaging/blend.py"/>
        <source>The picture could not be turned into a JPEG file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/imaging/blend.py"/>
        <source>The picture could not be turned into a PNG file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>The preprocessing ({name}) is a guess.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>The preset "{name}" makes these choices of score, input and display.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/presets.py"/>
        <source>The probability, the nearest pixels and OpenCV's jet added to the image at 0.4; tiles by mean and deviation; filter images of 64 pixels in 40 steps from raw grey noise without preprocessing, columns first, because the book's listings do so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/presets.py"/>
        <source>The probability, the nearest pixels and OpenCV's jet added to the image at 0.6, because scripts with load_img and a softmax at the end do so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/box/process.py"/>
        <source>The process that reads files for Camscope does not start ({how}). Start Camscope again, or install it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>The reference has to be a finite number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>The rows of "{scores}" are not those of "{name}", so they cannot choose among them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>The same seed gives the same map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/layer_passes.py"/>
        <source>The score does not depend on layer "{layer}". Choose a layer before the target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/matching/sentences.py"/>
        <source>The scores {values} give the same map.</source>
        <extracomment>For one: The score {values} gives the same map.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>The seed of filter images goes from {least} to {most}; {value} was asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/core/settings.py"/>
        <source>The settings cannot be saved to {path}: free some space there, or allow Camscope to write. Until then changes are forgotten when it ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/core/settings.py"/>
        <source>The settings could not be read and start anew. The old file is kept as {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/core/settings.py"/>
        <source>The settings could not be read and start anew. What changes now is forgotten when Camscope ends, because {path} cannot be replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>The size of filter images goes from {least} to {most}; {value} was asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>The strongest common pattern of activations times gradients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>The strongest pattern of activations, whatever the class: it knows no target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/objective_kind.py"/>
        <source>The target has {given} units, but {name} has {wanted}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/reading.py"/>
        <source>The variables of {file} are damaged. Copy the folder again from its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/loading.py"/>
        <source>The weights in this file do not fit the model that it describes: it is damaged or was changed. Save the model again where it was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>The weights in {file} are compressed and larger than {limit}, too large to be unpacked safely. Export the model again: PyTorch does not compress them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/keras_zip_checks.py"/>
        <source>The weights in {file} are compressed and larger than {limit}, too large to be unpacked safely. Open the model where it was made and save it again with Keras, which does not compress them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_recognition.py"/>
        <source>The weights in {file} are not those of {network}. {difference}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_recognition.py"/>
        <source>The weights in {file} are not those of {network}: they fit {models}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/model.py"/>
        <source>The weights look untrained: predictions and heatmaps mean nothing yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/weights.py"/>
        <source>The weights of {file} are damaged: what is told of them makes no sense. Copy the file again from its source, or export the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_import.py"/>
        <source>The weights of {model} are in Keras' own folder, {folder}, where other programs use them. Camscope does not remove them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/catalogue.py"/>
        <source>The weights of {model} are not on this computer. Import or download them in the model library (`camscope library --import FILE`, `--download {model}`), or take random ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/run_errors.py"/>
        <source>The weights of {name} hold numbers that are not finite (NaN or infinity), first in layer {layer}: the file is damaged or its training diverged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/rendering/activation_cache.py"/>
        <source>There are no activations of this layer to save yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/__init__.py"/>
        <source>There is no backend "{name}". There are: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/__init__.py"/>
        <source>There is no backend for model files of kind "{kind}".</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>There is no class {index}; the model's classes go from 0 to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/screen.py"/>
        <source>There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open. `camscope --help` lists the commands that need none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/rendering/renderer.py"/>
        <source>There is no heatmap of this layer to save yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/storage/image_paths.py"/>
        <source>There is no image in the folder {folder}. Files that end in {suffixes} count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/costs.py"/>
        <source>There is no method "{name}".</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/precision.py"/>
        <source>There is no precision "{precision}". There are: auto, float32, bfloat16.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/preprocessing.py"/>
        <source>There is no preprocessing called {name}. Choose one of {names}, or spell it out: 0..1 mean 0.5,0.5,0.5 std 0.25 bgr</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>There is no room on the disk for a working copy of {file}. Free some space and open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/code/filters_script.py"/>
        <source>There is no script of filter images for a model that takes transparency.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/torch/script_writer.py"/>
        <source>There is no script of the Fourier style for networks of PyTorch. Choose the textbook style, and copy again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/code/filters_script.py"/>
        <source>There is no script of the Fourier style from an image. Begin with noise, or choose the textbook style, and copy again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/code/methods.py"/>
        <source>There is no script of {method}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/ipc/server.py"/>
        <location filename="../../engine/ipc/thread.py"/>
        <source>There is not enough memory for this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/filter_growth.py"/>
        <source>There is not enough memory for {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/box/run.py"/>
        <location filename="../../engine/imaging/decode.py"/>
        <location filename="../../engine/imaging/files.py"/>
        <source>There is not enough memory to open {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/run_errors.py"/>
        <source>There is not enough memory to run {name} on this image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>These are Camscope's own choices: the window shows the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/applications.py"/>
        <source>These are not the weights of {model}: they do not fit its layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/devices.py"/>
        <source>This computer has no device "{device}". It has: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/architectures.py"/>
        <source>This is a guess: nothing in the file tells the range, and 0 to 1 is the commonest. If the predictions look wrong, try another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/preprocessing_trial.py"/>
        <source>This is a guess: nothing in the file tells the range, but fed {way} the model tells sample pictures apart best. If the predictions look wrong, try another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/__init__.py"/>
        <source>This is opened with {framework}, and the engine at work computes with {own}. Choose {framework} for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/layer_reasons.py"/>
        <source>This is the input itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/layer_passes.py"/>
        <source>This method explains one layer. Choose a layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/pooled_scores.py"/>
        <source>This method needs a class whose score is made by global average pooling and one dense layer; {name} does not make it so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>This model gives a class for every cell: the class with the largest predicted mask comes first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/inspection.py"/>
        <source>This model is only inspected, and nothing runs in it. {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/model.py"/>
        <source>This model is only inspected: there are no predictions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/trusted_code.py"/>
        <source>This model needs {names}, which is not part of Keras. Name the Python file that has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/preprocessing.py"/>
        <source>This model takes {channels} channels, and an image has 1, 3 or 4. Choose a model that takes images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/__init__.py"/>
        <source>This needs {framework}, which is not installed. Start Camscope with make run {variable}=1, or type: pip install -r requirements/{name}.txt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/__init__.py"/>
        <source>This needs {framework}, which the packaged Camscope does not bring along. Run Camscope from its sources with it: make run {variable}=1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/presets.py"/>
        <source>Torchvision's bilinear resizing, maps from minimum to maximum and OpenCV's jet half over the image, the picture divided by its brightest value, because the library does so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/imaging/pixels.py"/>
        <source>Transparent parts are shown on white.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Used when the baseline is "a chosen colour".</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/imaging/pixels.py"/>
        <source>Values from {low} to {high} are shown as 0 to 255.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Weighs each channel by how much the score falls without it. Needs no gradients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Weighs each channel by the score of the image seen through it. Needs no gradients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Weighs every place by its own gradient: finer maps, also from early layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/torch_files/inspection.py"/>
        <source>Weights without a network: nothing runs in them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>What lies before the layer fits only inputs of {width} × {height} pixels: the images have that size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Where the evidence for the class lies at the selected layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Which pixels the score would react to first, if they changed a little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/methods/occlusion.py"/>
        <source>With a stride of {stride} pixels, a patch of {patch} leaves parts of the image out. Choose a stride of at most {patch}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/storage/activation_files.py"/>
        <source>Writing the contact sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>You said that its numbers are logits of a softmax.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>You said that its numbers are logits of sigmoids.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>You said that its numbers are values of a regression.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>a chosen colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/api/target_words.py"/>
        <source>all {count} channels</source>
        <extracomment>For one: all {count} channel</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/api/target_words.py"/>
        <source>all {count} units</source>
        <extracomment>For one: all {count} unit</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>an answer is a variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>an operation has no proper name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/box/run.py"/>
        <source>an unexpected error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>black</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>boxes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>boxes with scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>class map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>class-free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>constant {name} has no shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/box/process.py"/>
        <location filename="../../engine/ipc/child_process.py"/>
        <source>exit code {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>feature map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>function {name} calls itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>function {name} is called with other arguments than it has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>functions call each other too deep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/box/process.py"/>
        <location filename="../../engine/ipc/child_process.py"/>
        <source>it does not end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/box/run.py"/>
        <source>it ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/code/methods.py"/>
        <source>it is not supported yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/code/methods.py"/>
        <source>it replaces the gradient of every ReLU, which is no short script.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/code/methods.py"/>
        <source>it runs the network for a thousand random masks, in batches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/code/methods.py"/>
        <source>it runs the network for each channel, in batches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/code/methods.py"/>
        <source>it runs the network for each of its channels, in batches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/code/methods.py"/>
        <source>it runs the part of the network behind the layer once for each channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/box/run.py"/>
        <source>its answer makes no sense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>log-probability {score}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>logit {score}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>mean of {units}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>no positive evidence: the image alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>norm of {units}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_recognition.py"/>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>probability {score}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>row scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>score {score}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/box/process.py"/>
        <location filename="../../engine/ipc/child_process.py"/>
        <source>signal {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>the image's mean colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>the image, blurred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>there is no {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>top class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>what is read is not a variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/units.py"/>
        <source>{count} GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/units.py"/>
        <source>{count} KB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/units.py"/>
        <source>{count} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/api/model.py"/>
        <source>{count} layers look untrained, {layer} and others: predictions and heatmaps follow from random numbers.</source>
        <extracomment>For one: Layer {layer} looks untrained: predictions and heatmaps follow from random numbers.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/api/units.py"/>
        <source>{count} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/imaging/array_pixels.py"/>
        <source>{count} values are no numbers (NaN or infinite), and are shown as black.</source>
        <extracomment>For one: {count} value is no number (NaN or infinite), and is shown as black.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/models/parameter_budget.py"/>
        <source>{file} asks for {needed} weights but stores only {stored}, so it is damaged or made to fill the memory. Copy it again from its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/labels.py"/>
        <source>{file} begins with a background class, which the model does not have: it is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_import.py"/>
        <source>{file} cannot be read. Check its path and permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/other_inputs.py"/>
        <source>{file} cannot be read. Check the path, or choose the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/trust.py"/>
        <source>{file} cannot be read. Choose the Python file with the model's classes again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_import.py"/>
        <source>{file} cannot be removed. Check the permissions of {folder}, and that no other program uses it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/trusted_code.py"/>
        <source>{file} cannot be run: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/folder.py"/>
        <source>{file} changed while it was read. Open it again when it is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/lambda_check.py"/>
        <source>{file} contains a {cls} layer ({layer}), which is a program, and Camscope does not run programs from model files. Build the model with ordinary Keras layers instead (Rescaling, for example) and save it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} could not be read. Copy it to this computer's disk and open it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>{file} declares {declared} of data but stores only {stored}, so it is damaged or made to fill the memory. Copy it again from its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>{file} does not describe a Keras model. Save the whole model with model.save('name.keras') and open that file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/allowed_operations.py"/>
        <source>{file} draws random numbers for each answer (operation {node} of type {op}): there is no one answer to explain. Export the model without it, after model.eval().</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/reading.py"/>
        <source>{file} draws random numbers for each answer (operation {node}), as augmentation does: there is no one answer to explain. Save the model without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/trusted_code.py"/>
        <source>{file} has changed since it was trusted. Look at it, and trust the model with it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/other_inputs.py"/>
        <source>{file} has changed. Choose it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/building.py"/>
        <source>{file} has more than {limit} operations, more than Camscope opens. Choose a smaller model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>{file} has more than {limit} operations, the most that Camscope reads, once all its functions are written out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/trusted_code.py"/>
        <source>{file} has no class or function {name}, which the model needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/inspection.py"/>
        <location filename="../../engine/models/inspection.py"/>
        <source>{file} has no description of a model that could be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/other_inputs.py"/>
        <source>{file} has numbers that are not finite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/reading.py"/>
        <source>{file} has several signatures and none of them is called {default}: {names}. Save it again with the one that is to be explained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/labels.py"/>
        <source>{file} has {found} labels, and the model has {wanted} classes, so it is not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/labels.py"/>
        <source>{file} has {found} labels, and the model has {wanted} classes: the first {wanted} labels are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/labels.py"/>
        <source>{file} has {found} labels, and the model has {wanted} classes: those after the first {found} have numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>{file} holds a compiled model: machine code, which Camscope never runs. Save the exported program itself with torch.export.save(program, "name.pt2").</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>{file} holds a compression that needs a plug-in ({name}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>{file} holds a constant that is not an array of numbers ({dtype}). Save the model again without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>{file} holds a data set kept in another file ({name}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>{file} holds a data type of its own ({name}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>{file} holds a link to another place ({name}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>{file} holds a single {cls} instead of a model with layers. Save a Sequential or functional model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>{file} holds a virtual data set, which reads other files ({name}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>{file} holds data packed in far too large pieces ({name}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>{file} holds data that are not plain numbers ({name}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>{file} holds more data sets and groups than a model has ({name}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>{file} holds no graph of a model. Save one with torch.export.save(program, "name.pt2").</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/weights.py"/>
        <location filename="../../engine/models/saved_model/reading.py"/>
        <source>{file} holds no numbers for its variable {variable}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>{file} holds several models: {names}. Save each in a file of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_recognition.py"/>
        <source>{file} holds weights without a model, and they fit no network of Keras Applications. The nearest is {network}. {difference} {advice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/keras_zip_checks.py"/>
        <source>{file} holds weights without a model. Save the whole model with model.save('name.keras') and open that file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_recognition.py"/>
        <source>{file} holds weights without a model. They fit {models}: open it as that with --as {network}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_recognition.py"/>
        <source>{file} holds weights without a model: those of {network}, and of further layers ({layers}). How these are joined does not stand in such a file. {advice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_recognition.py"/>
        <source>{file} holds weights without a model: {total} numbers, which fit no network of Keras Applications. {advice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/models/torch_files/vetting.py"/>
        <source>{file} holds weights without a network: a PyTorch state dict of {count} tensors. Run these lines where your network's code is, and open {made}.</source>
        <extracomment>For one: {file} holds weights without a network: a PyTorch state dict of {count} tensor. Run these lines where your network's code is, and open {made}.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/models/torch_files/vetting.py"/>
        <source>{file} holds weights without a network: safetensors, {count} tensors. Run these lines where your network's code is, and open {made}.</source>
        <extracomment>For one: {file} holds weights without a network: safetensors, {count} tensor. Run these lines where your network's code is, and open {made}.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/session/library.py"/>
        <source>{file} in {folder} is not the file of {model}'s weights that Keras has: it is damaged or was changed. Remove it, then import or download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} is a PDF document, not a model. Choose a {suffixes} file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/torch_files/vetting.py"/>
        <source>{file} is a Python pickle, which is a program, and neither a network nor weights were found in it. Export your network with these lines, and open {made}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} is a Python pickle, which is a program, not a model. Choose a {suffixes} file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/torch_files/vetting.py"/>
        <source>{file} is a TorchScript program, which Camscope does not run. Run these lines where you trust it, and open {made}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/torch_files/reading.py"/>
        <source>{file} is a ZIP archive but neither a model nor weights. Choose a {suffixes} file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>{file} is a ZIP archive but no exported program of PyTorch. Save one with torch.export.save(program, "name.pt2") and open that file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/keras_zip_checks.py"/>
        <source>{file} is a ZIP archive but not a Keras model. Choose a {suffixes} file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} is a folder without a saved_model.pb. Choose a {suffixes} file, or the folder of a SavedModel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/vetting.py"/>
        <source>{file} is a graph without its model. Choose a folder with a file {name} in it, or a {suffixes} file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/torch_files/vetting.py"/>
        <source>{file} is a pickled PyTorch model, a program that runs when it is loaded, so Camscope does not. Run these lines where you trust it, and open {made}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/weights_files.py"/>
        <source>{file} is a whole model and needs no network named: open it without --as.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_import.py"/>
        <source>{file} is a whole model, not weights alone: open it as a model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} is an HDF5 file but not a Keras model. Choose a {suffixes} file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} is an image, not a model. Choose a {suffixes} file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>{file} is damaged or cut off: its HDF5 data cannot be read. Copy it again from its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/zip_entries.py"/>
        <source>{file} is damaged or cut off: its end is missing or does not fit. Copy it again from its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/reading.py"/>
        <location filename="../../engine/models/saved_model/reading.py"/>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} is damaged: what is in it does not fit together. Copy it again from its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} is empty. Copy it again from its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/other_inputs.py"/>
        <source>{file} is larger than any input of a model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_import.py"/>
        <source>{file} is larger than the weights of any model in the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/folder.py"/>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} is larger than {limit}, the most that Camscope opens. Choose a smaller model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/vetting.py"/>
        <source>{file} is no exported program of PyTorch, which is a ZIP archive. Save one with torch.export.save(program, "name.pt2") and open that file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/trust.py"/>
        <source>{file} is not a Python file with classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} is not a file but a device. Choose a {suffixes} file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_import.py"/>
        <source>{file} is not a file of weights from Keras: choose the .h5 file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} is not a model that Camscope knows. Choose a {suffixes} file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/other_inputs.py"/>
        <source>{file} is not an array of numbers (.npy).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>{file} is of a later archive version than Camscope reads. Export the model again with PyTorch 2.9 to 2.14.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/folder.py"/>
        <source>{file} is refused: it has too many files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/weights.py"/>
        <source>{file} is refused: it holds {variable} as a Python pickle, a program that Camscope never runs. Export the model with plain tensors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/allowed_operations.py"/>
        <source>{file} is refused: it is quantised (operation {node} is of type {op}). Export the model before it is quantised.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/weights.py"/>
        <location filename="../../engine/models/saved_model/reading.py"/>
        <source>{file} is refused: its constants would take far more memory than the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/allowed_operations.py"/>
        <source>{file} is refused: operation {node} ({op}) cannot be computed as it is described.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/purifying.py"/>
        <source>{file} is refused: operation {node} ({op}) changes numbers that are read by another name later. Export it again after program = program.run_decompositions().</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/allowed_operations.py"/>
        <source>{file} is refused: operation {node} ({op}) computes a number that grows without end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/building.py"/>
        <source>{file} is refused: operation {node} ({op}) takes or gives something that no network computes with: {kind}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/allowed_operations.py"/>
        <source>{file} is refused: operation {node} ({op}) takes {argument} in a way that PyTorch does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/allowed_operations.py"/>
        <source>{file} is refused: operation {node} in function {function} is of type {op}, which is not one that a network computes with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/allowed_operations.py"/>
        <source>{file} is refused: operation {node} is of type {op}, which is no part of PyTorch but code of its own. Export the model without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/allowed_operations.py"/>
        <location filename="../../engine/models/saved_model/allowed_operations.py"/>
        <source>{file} is refused: operation {node} is of type {op}, which is not one that a network computes with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/allowed_operations.py"/>
        <source>{file} is refused: operation {node} is of type {op}, which runs a part of the model if or as often as numbers say. Export the model without conditions and loops on tensors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/building.py"/>
        <source>{file} is refused: the model gives no tensor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/building.py"/>
        <source>{file} is refused: the model holds objects that are no tensors. Export it without them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/building.py"/>
        <source>{file} is refused: the model takes an input that is no tensor. Export it with tensors alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/weights.py"/>
        <source>{file} is refused: the numbers of {variable} would lie outside of what is stored for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/weights.py"/>
        <source>{file} is refused: the pickle of its weights holds {name}, which is no plain tensor. A pickle is a program that Camscope never runs. Export the model again with PyTorch 2.9 or newer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>{file} is refused: {part} in it has more than {limit} values, which no network needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/folder.py"/>
        <source>{file} is refused: {part} in it is a link or a device. Copy the SavedModel with its files themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <location filename="../../engine/models/saved_model/reading.py"/>
        <source>{file} is refused: {part} in it is larger than {limit}, the most that Camscope reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>{file} is refused: {part} in it is nested deeper than any network is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>{file} is refused: {part} in it says {key} twice, so that two readers would see two models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/allowed_operations.py"/>
        <source>{file} is refused: {value} has numbers of type {dtype}, with which Camscope does not compute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/building.py"/>
        <source>{file} is refused: {value} is a sparse tensor, which Camscope does not compute with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} may not be read. Change its permissions, or copy it to a folder of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/reading.py"/>
        <source>{file} tells no signature: nothing says what is fed to it and what it answers. Save it again with model.export("name").</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/allowed_operations.py"/>
        <source>{file} was exported while it was trained: operation {node} ({op}) draws numbers or changes the model for each answer. Export it again after model.eval().</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} was not found. Check the path, or choose the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>{file} was saved by Keras 2 with a bare operation between its layers ({layer}), which Keras 3 cannot open. Replace it by a Keras layer and save the model again as .keras.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/vetting.py"/>
        <source>{file} was written by PyTorch {version}, later than Camscope knows. It opened: compare its predictions with PyTorch's.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/reading.py"/>
        <source>{file} was written by PyTorch {version}, newer than Camscope knows, and cannot be read. Export the model again with PyTorch 2.9 to 2.14.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/reading.py"/>
        <source>{file} was written by PyTorch {version}, whose programs have another form than Camscope reads. Export the model again with PyTorch 2.9 to 2.14.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>{file} was written on a computer whose numbers have another order of bytes. Export the model again on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/zip_entries.py"/>
        <source>{file} would unpack to {unpacked}, far more than a model of its size needs. Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/filters/gallery_folder.py"/>
        <source>{folder} holds filter images of another model or other parameters. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/__init__.py"/>
        <source>{framework} does not open {file}: leave out --backend {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/storage/download.py"/>
        <source>{host} cannot be reached, so {name} was not downloaded. Check the connection, or import the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/storage/download.py"/>
        <source>{host} does not have {name}: it answers {code} {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/units.py"/>
        <source>{hours} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/units.py"/>
        <source>{hours} h {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/filters/atlas.py"/>
        <source>{layer}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/preprocessing.py"/>
        <source>{low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>{method} has no parameter "{name}". {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/session/costs.py"/>
        <source>{method}: about {time}, {count} passes, {memory}</source>
        <extracomment>For one: {method}: about {time}, {count} pass, {memory}</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/api/units.py"/>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/units.py"/>
        <source>{minutes} min {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/attribution/probabilities.py"/>
        <source>{model} answers with numbers that are not finite (NaN or infinity). Its weights may be damaged, or the preprocessing may not fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/code/service.py"/>
        <source>{model} has inputs beside the image, which no short script feeds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>{model} has no filter images: Camscope cannot grow them for model files of this kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/image_input.py"/>
        <source>{model} has no input "{name}" that takes an image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/model.py"/>
        <location filename="../../engine/backends/torch/script_writer.py"/>
        <source>{model} has no layer "{path}".</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/model.py"/>
        <source>{model} has no layer "{path}". {nearest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>{model} has no output that can be explained. Choose a channel of a layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/code/service.py"/>
        <source>{model} has no script: Camscope cannot write one for model files of this kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_import.py"/>
        <source>{model} has no weights in the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>{model} has nothing that can be explained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/session/targets.py"/>
        <source>{model} has {count} classes; there is no class {index}.</source>
        <extracomment>For one: {model} has {count} class; there is no class {index}.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/backends/objective_kind.py"/>
        <source>{model} has {count} outputs that can be explained; there is no output {number}.</source>
        <extracomment>For one: {model} has {count} output that can be explained; there is no output {number}.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/session/targets.py"/>
        <source>{model} has {count} outputs; there is no output {index}.</source>
        <extracomment>For one: {model} has {count} output; there is no output {index}.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/code/service.py"/>
        <source>{model} is a SavedModel, which Keras alone does not open: there is no short script for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/session/weights_files.py"/>
        <source>{model} needs about {needed} of memory to be built, and {free} are free. Close other programs, or choose a smaller model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/code/service.py"/>
        <source>{model} runs code of its author's, which no short script opens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>{name} ({op}) takes a variable itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/box/run.py"/>
        <source>{name} broke the process that was reading it ({how}). The file is damaged, or made to do so. Try another copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/storage/download.py"/>
        <source>{name} came damaged: its checksum is not the published one. Download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/inputs.py"/>
        <source>{name} cannot be explained: its channels come first, and Camscope needs them last; the input's shape is {shape}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/inputs.py"/>
        <source>{name} cannot be explained: its channels come last, and in exported programs they come first; the input's shape is {shape}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/inputs.py"/>
        <source>{name} cannot be explained: its input is not an image (height × width × 1, 3 or 4 channels); the input's shape is {shape}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/outputs.py"/>
        <location filename="../../engine/backends/torch/outputs.py"/>
        <source>{name} cannot be explained: neither its output nor any of its layers has units that could be scored; the output's shape is {shape}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/inputs.py"/>
        <source>{name} cannot be explained: none of its inputs is an image (1, 3 or 4 channels × height × width); the inputs' shapes are {shapes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/inputs.py"/>
        <source>{name} cannot be explained: none of its inputs is an image (height × width × 1, 3 or 4 channels); the inputs' shapes are {shapes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/run_errors.py"/>
        <source>{name} cannot work on an image of {width} × {height} pixels. Try a larger one, or choose an input size whose sides are multiples of 32.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/filter_growth.py"/>
        <source>{name} cannot work on pictures of {width} × {height} pixels. Choose a larger size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/imaging/files.py"/>
        <source>{name} could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/box/run.py"/>
        <source>{name} could not be read: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/storage/atomic.py"/>
        <source>{name} could not be saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_files.py"/>
        <source>{name} could not be unpacked: {why}. It needs {size} in the folder for temporary files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_headers.py"/>
        <source>{name} has an impossible shape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/ipc/opened_images.py"/>
        <source>{name} has changed since it was opened. Open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_headers.py"/>
        <source>{name} has more than {limit} arrays in it. Save those that are pictures by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/code/image.py"/>
        <source>{name} has no file that a script could read. Save it as a file, open that, and copy again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/matching/heat_file.py"/>
        <source>{name} has numbers that are not finite (NaN or infinity). A notebook that divides by the maximum of a map of zeros gives such.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_files.py"/>
        <source>{name} has pictures in {arrays}. Write {example} for one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_files.py"/>
        <source>{name} has the pictures 0 to {last}; {chosen} is none of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/matching/heat_file.py"/>
        <source>{name} has the same value everywhere, {value}: there is no heatmap in it to compare with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_files.py"/>
        <source>{name} has {found} pictures. Name one of them, such as {example}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_files.py"/>
        <source>{name} has {found} pictures; at most {limit} are opened together. Choose a part, such as {part}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/matching/search.py"/>
        <source>{name} has {height} × {width} values, fewer than the map of any layer. Choose the heatmap before it was made smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_headers.py"/>
        <source>{name} holds Python objects, which may run a program when they are read, so it is not opened. Save plain numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_files.py"/>
        <source>{name} holds no pictures: its shape is {shapes}. Pictures are (h, w), (h, w, 1, 3 or 4), or n of them, (n, h, w) or (n, h, w, c), colours last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_headers.py"/>
        <source>{name} holds something else than plain numbers, so it is not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/imaging/files.py"/>
        <source>{name} is a device or a pipe, not an image file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/imaging/files.py"/>
        <source>{name} is a folder. Choose an image in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/storage/atomic.py"/>
        <source>{name} is a folder. Choose another name for the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>{name} is a variable of a function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_headers.py"/>
        <location filename="../../engine/imaging/decode.py"/>
        <location filename="../../engine/imaging/files.py"/>
        <source>{name} is damaged or incomplete. Try another copy of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/imaging/decode.py"/>
        <source>{name} is damaged, or a kind of image that Camscope cannot read. Try another copy, or save it as PNG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/imaging/decode.py"/>
        <source>{name} is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/imaging/decode.py"/>
        <source>{name} is larger than {limit} megapixels, the most that Camscope opens. Make it smaller and open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/imaging/files.py"/>
        <source>{name} is larger than {limit}, the most that Camscope reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/storage/download.py"/>
        <source>{name} is larger than {size}, so it is not the file that was meant. Nothing was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/imaging/decode.py"/>
        <source>{name} is longer than {limit} pixels, the most that Camscope opens. Cut it into pieces and open one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/storage/atomic.py"/>
        <source>{name} is not a possible file name. Choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_headers.py"/>
        <source>{name} is not an array file, or is damaged. Save it again with numpy.save or numpy.savez.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/imaging/decode.py"/>
        <source>{name} is not an image Camscope can read. {formats} and {last} work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/storage/writers.py"/>
        <source>{name} is not saved: its name has to end in {suffixes}. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/imaging/tiff_directory.py"/>
        <source>{name} is of the kind {kind}, which Camscope does not open. Save the picture as PNG, and open that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_headers.py"/>
        <source>{name} is packed in a way that numpy does not use. Save it again with numpy.savez.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/box/trials.py"/>
        <source>{name} is refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/filters/export.py"/>
        <source>{name} is there already, and was not replaced. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>{name} is {method} for "{label}".</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>{name} is {method} of layer "{layer}" for "{label}".</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>{name} needs its own result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/backends/torch/graph_program.py"/>
        <source>{name} was exported for {size} images at a time, and cannot be run with one. Export it again with one image, or with a batch of any size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/code/image.py"/>
        <location filename="../../engine/imaging/files.py"/>
        <source>{name} was not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_files.py"/>
        <source>{name} would unpack to {size}, more than the {limit} that Camscope unpacks. Save it as .npy, in the order of C.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/weights.py"/>
        <source>{network}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/api/weights.py"/>
        <source>{network} with {count} classes</source>
        <extracomment>For one: {network} with {count} class</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/api/weights.py"/>
        <source>{network} without its top layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inspection.py"/>
        <source>{op} is not an operation that a network computes with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>{output}: {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/filters/gallery_folder.py"/>
        <source>{path} is not a manifest of Camscope. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/preprocessing.py"/>
        <source>{range}, minus {mean}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>{target} of row {row}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>{target} of the row with the highest score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>{target} of the row with the highest {score}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>{target} over all rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>{target} over rows with a score above {above}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>{target} over rows with {score} above {above}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>{target}, downwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>{target}, far from {reference}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>{target}, near {reference}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/matching/sentences.py"/>
        <source>{values} give the same map here.</source>
        <extracomment>For one: {values} gives the same map here.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/api/preprocessing.py"/>
        <source>{values}, divided by {std}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>{what} This alone moves the map by up to {effect}, on a scale of 0 to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/figures/service.py"/>
        <location filename="../../engine/session/layer_lookup.py"/>
        <source>{why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>{why} The file is not opened. Export the model again with PyTorch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/keras_zip_checks.py"/>
        <source>{why} The file is not opened. Save the model again with Keras.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>{why} The weights of a model never need that, so the file is not opened. Save the model again with Keras.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/ipc/engines.py"/>
        <source>{why}, and models of two frameworks cannot take turns in one: this one was not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../engine/ipc/engines.py"/>
        <source>{why}: the two models take turns, and each turn opens a model again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>facts</name>
    <message>
        <location filename="../../gui/text/difference.py"/>
        <source>Both show the same map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/difference.py"/>
        <source>Computing the difference…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/caption.py"/>
        <source>Maximum of {count} layers.</source>
        <extracomment>For one: Maximum of {count} layer.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/caption.py"/>
        <source>Mean of {count} layers.</source>
        <extracomment>For one: Mean of {count} layer.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/text/difference.py"/>
        <source>No difference: a heatmap is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/difference.py"/>
        <source>No difference: not two heatmaps of the same image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/caption.py"/>
        <source>No gradient reaches {layer}, so it has no heatmap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/caption.py"/>
        <source>No heatmap here. F5 tries again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/missing_evidence.py"/>
        <source>No pattern at {layer}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/missing_evidence.py"/>
        <source>No positive evidence for "{label}" at {layer}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/missing_evidence.py"/>
        <source>No positive evidence for "{label}".</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/caption.py"/>
        <source>Standard deviation over the copies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/caption.py"/>
        <source>Standard deviation over {count} copies.</source>
        <extracomment>For one: Standard deviation over {count} copy.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/text/caption.py"/>
        <location filename="../../gui/text/difference.py"/>
        <source>The image alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/caption.py"/>
        <source>The preprocessing is a guess (see Input).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/caption.py"/>
        <source>Unfinished: stopped at {share} of the work. F5 starts again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/caption.py"/>
        <source>class-free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/scores.py"/>
        <source>log-probability {score}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/scores.py"/>
        <source>logit {score}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/scores.py"/>
        <source>probability {score}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/caption.py"/>
        <source>raw {least} to {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/caption.py"/>
        <source>true class {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/scores.py"/>
        <source>value {score}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/difference.py"/>
        <source>{least} to {most}, each over its largest value. Red: more in the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/caption.py"/>
        <source>{share} of the work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/caption.py"/>
        <location filename="../../gui/text/report.py"/>
        <source>{width} × {height} pixels</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>filters</name>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>Fourier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>No channels are chosen yet. Go back to Channels, and choose some with Ctrl+click.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>No output of this model has classes or channels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>Open a model to see filter images here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>Open an image to start from it, or start from noise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>Stopped: {done} of {total} done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>Textbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>channel {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>channels {numbers}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>class {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>could not be excited: the gradient was zero at every start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>from the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>middle neuron of channel {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>objective {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>seed {seed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>step {step} of {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>the first {shown} of {units}: more would take too much memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/filters.py"/>
        <source>{count} chosen</source>
        <extracomment>For one: {count} chosen</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/filters.py"/>
        <source>{count} steps</source>
        <extracomment>For one: {count} step</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>{done} of {total} done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>{layer} has no channels that could be excited.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>{width} × {height} px</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fit</name>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Fit: centre crop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Fit: letterbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Fit: stretched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>The middle of the image in its own proportions; the rest is not looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>The whole image in its own proportions, padded with black</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>The whole image; its proportions become the input's</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>inspected</name>
    <message numerus="yes">
        <location filename="../../gui/text/inspected.py"/>
        <source>There are {count} more reasons: they stand at their layers.</source>
        <extracomment>For one: There is {count} more reason: it stands at its layer.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/text/inspected.py"/>
        <source>{name} is only inspected: you see its layers, and nothing of it runs.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>layer kinds</name>
    <message>
        <location filename="../../gui/text/layers.py"/>
        <source>activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/layers.py"/>
        <source>convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/layers.py"/>
        <source>dense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/layers.py"/>
        <source>input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/layers.py"/>
        <source>merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/layers.py"/>
        <source>nested model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/layers.py"/>
        <source>normalisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/layers.py"/>
        <source>other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/layers.py"/>
        <source>own code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/layers.py"/>
        <source>pooling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/layers.py"/>
        <source>reshape</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>library</name>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Top-1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Top-5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>in the Keras cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>in the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>not Keras' own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>not on this computer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>opening</name>
    <message numerus="yes">
        <location filename="../../gui/core/dropped_files.py"/>
        <source>{count} files are neither images nor models Camscope can open: {names}.</source>
        <extracomment>For one: {count} file is neither an image nor a model Camscope can open: {names}.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/core/dropped_files.py"/>
        <source>{name} is neither an image nor a model Camscope can open.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>palette</name>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Colour map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Open image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Open {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Recent image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Recent model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>panels</name>
    <message>
        <location filename="../../gui/panels/__init__.py"/>
        <source>Activations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/__init__.py"/>
        <source>Display</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/__init__.py"/>
        <source>Filter images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dock_title.py"/>
        <source>Hide the panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/__init__.py"/>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/inspector.py"/>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/__init__.py"/>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/__init__.py"/>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/__init__.py"/>
        <source>Methods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/__init__.py"/>
        <source>Properties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/inspector.py"/>
        <location filename="../../gui/panel_dock.py"/>
        <source>Show or hide the panel {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/__init__.py"/>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/__init__.py"/>
        <source>Top images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/dock_title.py"/>
        <source>Undock, or dock again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>properties</name>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>frozen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>input from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>no heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>output to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>params</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>trainable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/properties.py"/>
        <source>{count} params</source>
        <extracomment>For one: {count} param</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>reading</name>
    <message>
        <location filename="../../gui/text/pixel_readout.py"/>
        <source>map {value} (raw)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Camscope report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Class names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Image and heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Made on {date} with Camscope {version}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Outputs told to be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Params</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Preprocessing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Resizing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>The image has {width} × {height} pixels; its pictures here are smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>The same on the command line</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>resize</name>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>As Pillow and load_img of Keras do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>As Pillow, load_img of Keras and torchvision's Resize do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Every pixel counts. What is enlarged is bilinear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>One pixel of many, as load_img(target_size=…) of Keras takes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Resized: Lanczos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Resized: bicubic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Resized: bilinear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Resized: mean of each area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Resized: nearest pixel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>scores</name>
    <message>
        <location filename="../../gui/text/scores.py"/>
        <source>A neuron has no probability: its activation is explained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/scores.py"/>
        <source>Log-probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/scores.py"/>
        <source>Logit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/scores.py"/>
        <source>Probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/scores.py"/>
        <source>This output ends without softmax or sigmoid, so it has no probabilities. If its numbers are logits, say so below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/scores.py"/>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>seeing</name>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>0 everywhere in this image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>Activation of channel {index} of {layer}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>Channel {index} of {layer} could not be computed. F5 tries again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>Channel {index} of {layer} is nowhere above 0 here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>Channel {index} of {layer} is on its way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>Esc goes back to the heatmap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>Grad-CAM weight {weight}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>channel {index}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>min {least}, mean {mean}, max {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>unit {index}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>value {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/activations.py"/>
        <source>{count} units</source>
        <extracomment>For one: {count} unit</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/activations.py"/>
        <source>{count} values are not finite</source>
        <extracomment>For one: {count} value is not finite</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>{least} to {most}, mean {mean}, std {std}, {zeros} zeros</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>{share} zeros</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>targets</name>
    <message>
        <location filename="../../gui/text/targets.py"/>
        <source>{layer}, channel {channel}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/targets.py"/>
        <source>{layer}, channel {channel}, row {row}, column {column}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/targets.py"/>
        <source>{one} and {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/targets.py"/>
        <source>{one} rather than {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/targets.py"/>
        <source>{target} in its mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/targets.py"/>
        <source>{target} in {height} × {width} cells at row {row}, column {column}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/targets.py"/>
        <source>{target} over the whole image</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>top images</name>
    <message>
        <location filename="../../gui/text/top_images.py"/>
        <source>The frame is where the channel is largest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/top_images.py"/>
        <source>{count} cannot be read</source>
        <extracomment>For one: {count} cannot be read</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/top_images.py"/>
        <source>{count} left out: there is no memory for more</source>
        <extracomment>For one: {count} left out: there is no memory for more</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/top_images.py"/>
        <source>{count} not finite (NaN or infinity)</source>
        <extracomment>For one: {count} not finite (NaN or infinity)</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/top_images.py"/>
        <source>{done} of {count} images</source>
        <extracomment>For one: {done} of {count} image</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/text/top_images.py"/>
        <source>{rank}. {name}: maximum {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/text/top_images.py"/>
        <source>{rank}. {name}: mean {value}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>views</name>
    <message>
        <location filename="../../gui/actions/split_menu.py"/>
        <source>A change in the active view changes all views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/core/view_presets.py"/>
        <source>Classes side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/core/view_presets.py"/>
        <source>Four layers, from the first to the last with a heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/core/view_presets.py"/>
        <source>Four methods of one pass for this layer and target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/core/view_presets.py"/>
        <source>Images side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/core/view_presets.py"/>
        <source>Layers side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/core/view_presets.py"/>
        <source>Methods side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/split_menu.py"/>
        <source>One range for the colours of all heatmaps: equal colours stand for equal numbers, also of methods whose numbers mean different things</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/split_menu.py"/>
        <source>Same display</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/split_menu.py"/>
        <source>Same image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/split_menu.py"/>
        <source>Same layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/split_menu.py"/>
        <source>Same method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/split_menu.py"/>
        <source>Same output of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/split_menu.py"/>
        <source>Same scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/split_menu.py"/>
        <source>Same target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/actions/split_menu.py"/>
        <source>Same zoom, place and pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/core/view_presets.py"/>
        <source>The four strongest classes of this image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../gui/core/view_presets.py"/>
        <source>This image and the next three of the film strip</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
