<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ActivationsPanel</name>
    <message numerus="yes">
        <location filename="../../gui/panels/activations.py"/>
        <source>{count} are 0 everywhere</source>
        <extracomment>For one: {count} is 0 everywhere</extracomment>
        <translation>
            <numerusform>{count} is 0 everywhere</numerusform>
            <numerusform>{count} are 0 everywhere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AtlasDialog</name>
    <message numerus="yes">
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>{count} layers</source>
        <extracomment>For one: {count} layer</extracomment>
        <translation>
            <numerusform>{count} layer</numerusform>
            <numerusform>{count} layers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>{count} more are in the folder already.</source>
        <extracomment>For one: {count} more is in the folder already.</extracomment>
        <translation>
            <numerusform>{count} more is in the folder already.</numerusform>
            <numerusform>{count} more are in the folder already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>{count} pictures</source>
        <extracomment>For one: {count} picture</extracomment>
        <translation>
            <numerusform>{count} picture</numerusform>
            <numerusform>{count} pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AtlasLayers</name>
    <message numerus="yes">
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>{count} channels</source>
        <extracomment>For one: {count} channel</extracomment>
        <translation>
            <numerusform>{count} channel</numerusform>
            <numerusform>{count} channels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>{count} checked</source>
        <extracomment>For one: {count} checked</extracomment>
        <translation>
            <numerusform>{count} checked</numerusform>
            <numerusform>{count} checked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterDetail</name>
    <message numerus="yes">
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Grow this image anew with {count} steps</source>
        <extracomment>For one: Grow this image anew with {count} step</extracomment>
        <translation>
            <numerusform>Grow this image anew with {count} step</numerusform>
            <numerusform>Grow this image anew with {count} steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InputPanel</name>
    <message numerus="yes">
        <location filename="../../gui/panels/input.py"/>
        <source>{count} channels</source>
        <extracomment>For one: {count} channel</extracomment>
        <translation>
            <numerusform>{count} channel</numerusform>
            <numerusform>{count} channels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LastSession</name>
    <message numerus="yes">
        <location filename="../../gui/core/last_session.py"/>
        <source>{count} files of the last session are not there any more: {names}.</source>
        <extracomment>For one: {count} file of the last session is not there any more: {names}.</extracomment>
        <translation>
            <numerusform>{count} file of the last session is not there any more: {names}.</numerusform>
            <numerusform>{count} files of the last session are not there any more: {names}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LayerModel</name>
    <message numerus="yes">
        <location filename="../../gui/panels/layer_model.py"/>
        <source>{count} params</source>
        <extracomment>For one: {count} param</extracomment>
        <translation>
            <numerusform>{count} param</numerusform>
            <numerusform>{count} params</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LayerTreePanel</name>
    <message numerus="yes">
        <location filename="../../gui/panels/layer_tree.py"/>
        <source>{count} layers, {maps} with a heatmap.</source>
        <extracomment>For one: {count} layer, {maps} with a heatmap.</extracomment>
        <translation>
            <numerusform>{count} layer, {maps} with a heatmap.</numerusform>
            <numerusform>{count} layers, {maps} with a heatmap.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/layer_tree.py"/>
        <source>{count} params.</source>
        <extracomment>For one: {count} param.</extracomment>
        <translation>
            <numerusform>{count} param.</numerusform>
            <numerusform>{count} params.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/layer_tree.py"/>
        <source>{found} of {count} layers found.</source>
        <extracomment>For one: {found} of {count} layer found.</extracomment>
        <translation>
            <numerusform>{found} of {count} layer found.</numerusform>
            <numerusform>{found} of {count} layers found.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageRow</name>
    <message numerus="yes">
        <location filename="../../gui/widgets/messages/message_row.py"/>
        <source>Occurred {count} times</source>
        <extracomment>For one: Occurred {count} time</extracomment>
        <translation>
            <numerusform>Occurred {count} time</numerusform>
            <numerusform>Occurred {count} times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/widgets/messages/message_row.py"/>
        <source>{count} times</source>
        <extracomment>For one: {count} time</extracomment>
        <translation>
            <numerusform>{count} time</numerusform>
            <numerusform>{count} times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreprocessingDialog</name>
    <message numerus="yes">
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Fed the suggested way, predictions for {count} images differ clearly, and are not blindly sure. This is a hint, no proof: what counts is which predictions are right.</source>
        <extracomment>For one: Fed the suggested way, predictions for {count} image differ clearly, and are not blindly sure. This is a hint, no proof: what counts is which predictions are right.</extracomment>
        <translation>
            <numerusform>Fed the suggested way, predictions for {count} image differ clearly, and are not blindly sure. This is a hint, no proof: what counts is which predictions are right.</numerusform>
            <numerusform>Fed the suggested way, predictions for {count} images differ clearly, and are not blindly sure. This is a hint, no proof: what counts is which predictions are right.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrustDialog</name>
    <message numerus="yes">
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Code is in {count} layers: {names}.</source>
        <extracomment>For one: Code is in {count} layer: {names}.</extracomment>
        <translation>
            <numerusform>Code is in {count} layer: {names}.</numerusform>
            <numerusform>Code is in {count} layers: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/trust.py"/>
        <source>It needs {count} classes or functions that are not part of Keras, from a Python file that is run, too: {names}.</source>
        <extracomment>For one: It needs {count} class or function that is not part of Keras, from a Python file that is run, too: {names}.</extracomment>
        <translation>
            <numerusform>It needs {count} class or function that is not part of Keras, from a Python file that is run, too: {names}.</numerusform>
            <numerusform>It needs {count} classes or functions that are not part of Keras, from a Python file that is run, too: {names}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WeightsPage</name>
    <message numerus="yes">
        <location filename="../../gui/panels/weights.py"/>
        <source>{count} filters, none of them 0 everywhere</source>
        <extracomment>For one: {count} filter, which is not 0 everywhere</extracomment>
        <translation>
            <numerusform>{count} filter, which is not 0 everywhere</numerusform>
            <numerusform>{count} filters, none of them 0 everywhere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/weights.py"/>
        <source>{count} of {total} filters are 0 everywhere ({names})</source>
        <extracomment>For one: {count} of {total} filters is 0 everywhere ({names})</extracomment>
        <translation>
            <numerusform>{count} of {total} filters is 0 everywhere ({names})</numerusform>
            <numerusform>{count} of {total} filters are 0 everywhere ({names})</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>costs</name>
    <message numerus="yes">
        <location filename="../../gui/text/costs.py"/>
        <source>about {time}, {count} passes, {memory}</source>
        <extracomment>For one: about {time}, {count} pass, {memory}</extracomment>
        <translation>
            <numerusform>about {time}, {count} pass, {memory}</numerusform>
            <numerusform>about {time}, {count} passes, {memory}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message numerus="yes">
        <location filename="../../engine/filters/atlas.py"/>
        <source>Growing an atlas: {layer}, {done} of {count} pictures</source>
        <extracomment>For one: Growing an atlas: {layer}, {done} of {count} picture</extracomment>
        <translation>
            <numerusform>Growing an atlas: {layer}, {done} of {count} picture</numerusform>
            <numerusform>Growing an atlas: {layer}, {done} of {count} pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/filters/atlas.py"/>
        <source>Growing an atlas: {layer}, {done} of {count} pictures, about {left} left</source>
        <extracomment>For one: Growing an atlas: {layer}, {done} of {count} picture, about {left} left</extracomment>
        <translation>
            <numerusform>Growing an atlas: {layer}, {done} of {count} picture, about {left} left</numerusform>
            <numerusform>Growing an atlas: {layer}, {done} of {count} pictures, about {left} left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/session/other_inputs.py"/>
        <source>Input "{name}" takes {shape} numbers, not {count} numbers.</source>
        <extracomment>For one: Input "{name}" takes {shape} numbers, not {count} number.</extracomment>
        <translation>
            <numerusform>Input "{name}" takes {shape} numbers, not {count} number.</numerusform>
            <numerusform>Input "{name}" takes {shape} numbers, not {count} numbers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It ends in a softmax over {count} units.</source>
        <extracomment>For one: It ends in a softmax over {count} unit.</extracomment>
        <translation>
            <numerusform>It ends in a softmax over {count} unit.</numerusform>
            <numerusform>It ends in a softmax over {count} units.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It ends in {count} sigmoids: classes that are each decided by themselves.</source>
        <extracomment>For one: It ends in one sigmoid: yes or no.</extracomment>
        <translation>
            <numerusform>It ends in one sigmoid: yes or no.</numerusform>
            <numerusform>It ends in {count} sigmoids: classes that are each decided by themselves.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It has {count} numbers without softmax or sigmoid. So few are taken for values of a regression; say so if they are logits of classes.</source>
        <extracomment>For one: It is one number without softmax or sigmoid, taken for a regression's value. Say so if it is a logit.</extracomment>
        <translation>
            <numerusform>It is one number without softmax or sigmoid, taken for a regression's value. Say so if it is a logit.</numerusform>
            <numerusform>It has {count} numbers without softmax or sigmoid. So few are taken for values of a regression; say so if they are logits of classes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/session/targets.py"/>
        <source>Layer "{path}" has {count} channels; there is no channel {index}.</source>
        <extracomment>For one: Layer "{path}" has {count} channel; there is no channel {index}.</extracomment>
        <translation>
            <numerusform>Layer "{path}" has {count} channel; there is no channel {index}.</numerusform>
            <numerusform>Layer "{path}" has {count} channels; there is no channel {index}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/session/targets.py"/>
        <source>Output "{name}" has {count} numbers; there is no number {index}.</source>
        <extracomment>For one: Output "{name}" has {count} number; there is no number {index}.</extracomment>
        <translation>
            <numerusform>Output "{name}" has {count} number; there is no number {index}.</numerusform>
            <numerusform>Output "{name}" has {count} numbers; there is no number {index}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/ipc/supervisor.py"/>
        <source>The engine stopped {count} times ({how}). {doing} Camscope does not try this again.</source>
        <extracomment>For one: The engine stopped {count} time ({how}). {doing} Camscope does not try this again.</extracomment>
        <translation>
            <numerusform>The engine stopped {count} time ({how}). {doing} Camscope does not try this again.</numerusform>
            <numerusform>The engine stopped {count} times ({how}). {doing} Camscope does not try this again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/imaging/decode.py"/>
        <source>The first of {count} frames is shown.</source>
        <extracomment>For one: The first of {count} frame is shown.</extracomment>
        <translation>
            <numerusform>The first of {count} frame is shown.</numerusform>
            <numerusform>The first of {count} frames is shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/matching/sentences.py"/>
        <source>The maps of layers "{values}" are the same.</source>
        <extracomment>For one: The map of layer "{values}" is the same.</extracomment>
        <translation>
            <numerusform>The map of layer "{values}" is the same.</numerusform>
            <numerusform>The maps of layers "{values}" are the same.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/session/targets.py"/>
        <source>The output has {count} rows; there is no row {index}.</source>
        <extracomment>For one: The output has {count} row; there is no row {index}.</extracomment>
        <translation>
            <numerusform>The output has {count} row; there is no row {index}.</numerusform>
            <numerusform>The output has {count} rows; there is no row {index}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/session/targets.py"/>
        <source>The output of {model} has {count} channels; there is no channel {index}.</source>
        <extracomment>For one: The output of {model} has {count} channel; there is no channel {index}.</extracomment>
        <translation>
            <numerusform>The output of {model} has {count} channel; there is no channel {index}.</numerusform>
            <numerusform>The output of {model} has {count} channels; there is no channel {index}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/matching/sentences.py"/>
        <source>The scores {values} give the same map.</source>
        <extracomment>For one: The score {values} gives the same map.</extracomment>
        <translation>
            <numerusform>The score {values} gives the same map.</numerusform>
            <numerusform>The scores {values} give the same map.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/api/target_words.py"/>
        <source>all {count} channels</source>
        <extracomment>For one: all {count} channel</extracomment>
        <translation>
            <numerusform>all {count} channel</numerusform>
            <numerusform>all {count} channels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/api/target_words.py"/>
        <source>all {count} units</source>
        <extracomment>For one: all {count} unit</extracomment>
        <translation>
            <numerusform>all {count} unit</numerusform>
            <numerusform>all {count} units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/api/model.py"/>
        <source>{count} layers look untrained, {layer} and others: predictions and heatmaps follow from random numbers.</source>
        <extracomment>For one: Layer {layer} looks untrained: predictions and heatmaps follow from random numbers.</extracomment>
        <translation>
            <numerusform>Layer {layer} looks untrained: predictions and heatmaps follow from random numbers.</numerusform>
            <numerusform>{count} layers look untrained, {layer} and others: predictions and heatmaps follow from random numbers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/imaging/array_pixels.py"/>
        <source>{count} values are no numbers (NaN or infinite), and are shown as black.</source>
        <extracomment>For one: {count} value is no number (NaN or infinite), and is shown as black.</extracomment>
        <translation>
            <numerusform>{count} value is no number (NaN or infinite), and is shown as black.</numerusform>
            <numerusform>{count} values are no numbers (NaN or infinite), and are shown as black.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/models/torch_files/vetting.py"/>
        <source>{file} holds weights without a network: a PyTorch state dict of {count} tensors. Run these lines where your network's code is, and open {made}.</source>
        <extracomment>For one: {file} holds weights without a network: a PyTorch state dict of {count} tensor. Run these lines where your network's code is, and open {made}.</extracomment>
        <translation>
            <numerusform>{file} holds weights without a network: a PyTorch state dict of {count} tensor. Run these lines where your network's code is, and open {made}.</numerusform>
            <numerusform>{file} holds weights without a network: a PyTorch state dict of {count} tensors. Run these lines where your network's code is, and open {made}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/models/torch_files/vetting.py"/>
        <source>{file} holds weights without a network: safetensors, {count} tensors. Run these lines where your network's code is, and open {made}.</source>
        <extracomment>For one: {file} holds weights without a network: safetensors, {count} tensor. Run these lines where your network's code is, and open {made}.</extracomment>
        <translation>
            <numerusform>{file} holds weights without a network: safetensors, {count} tensor. Run these lines where your network's code is, and open {made}.</numerusform>
            <numerusform>{file} holds weights without a network: safetensors, {count} tensors. Run these lines where your network's code is, and open {made}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/session/costs.py"/>
        <source>{method}: about {time}, {count} passes, {memory}</source>
        <extracomment>For one: {method}: about {time}, {count} pass, {memory}</extracomment>
        <translation>
            <numerusform>{method}: about {time}, {count} pass, {memory}</numerusform>
            <numerusform>{method}: about {time}, {count} passes, {memory}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/session/targets.py"/>
        <source>{model} has {count} classes; there is no class {index}.</source>
        <extracomment>For one: {model} has {count} class; there is no class {index}.</extracomment>
        <translation>
            <numerusform>{model} has {count} class; there is no class {index}.</numerusform>
            <numerusform>{model} has {count} classes; there is no class {index}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/backends/objective_kind.py"/>
        <source>{model} has {count} outputs that can be explained; there is no output {number}.</source>
        <extracomment>For one: {model} has {count} output that can be explained; there is no output {number}.</extracomment>
        <translation>
            <numerusform>{model} has {count} output that can be explained; there is no output {number}.</numerusform>
            <numerusform>{model} has {count} outputs that can be explained; there is no output {number}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/session/targets.py"/>
        <source>{model} has {count} outputs; there is no output {index}.</source>
        <extracomment>For one: {model} has {count} output; there is no output {index}.</extracomment>
        <translation>
            <numerusform>{model} has {count} output; there is no output {index}.</numerusform>
            <numerusform>{model} has {count} outputs; there is no output {index}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/api/weights.py"/>
        <source>{network} with {count} classes</source>
        <extracomment>For one: {network} with {count} class</extracomment>
        <translation>
            <numerusform>{network} with {count} class</numerusform>
            <numerusform>{network} with {count} classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/matching/sentences.py"/>
        <source>{values} give the same map here.</source>
        <extracomment>For one: {values} gives the same map here.</extracomment>
        <translation>
            <numerusform>{values} gives the same map here.</numerusform>
            <numerusform>{values} give the same map here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>facts</name>
    <message numerus="yes">
        <location filename="../../gui/text/caption.py"/>
        <source>Maximum of {count} layers.</source>
        <extracomment>For one: Maximum of {count} layer.</extracomment>
        <translation>
            <numerusform>Maximum of {count} layer.</numerusform>
            <numerusform>Maximum of {count} layers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/caption.py"/>
        <source>Mean of {count} layers.</source>
        <extracomment>For one: Mean of {count} layer.</extracomment>
        <translation>
            <numerusform>Mean of {count} layer.</numerusform>
            <numerusform>Mean of {count} layers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/caption.py"/>
        <source>Standard deviation over {count} copies.</source>
        <extracomment>For one: Standard deviation over {count} copy.</extracomment>
        <translation>
            <numerusform>Standard deviation over {count} copy.</numerusform>
            <numerusform>Standard deviation over {count} copies.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>filters</name>
    <message numerus="yes">
        <location filename="../../gui/text/filters.py"/>
        <source>{count} chosen</source>
        <extracomment>For one: {count} chosen</extracomment>
        <translation>
            <numerusform>{count} chosen</numerusform>
            <numerusform>{count} chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/filters.py"/>
        <source>{count} steps</source>
        <extracomment>For one: {count} step</extracomment>
        <translation>
            <numerusform>{count} step</numerusform>
            <numerusform>{count} steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>inspected</name>
    <message numerus="yes">
        <location filename="../../gui/text/inspected.py"/>
        <source>There are {count} more reasons: they stand at their layers.</source>
        <extracomment>For one: There is {count} more reason: it stands at its layer.</extracomment>
        <translation>
            <numerusform>There is {count} more reason: it stands at its layer.</numerusform>
            <numerusform>There are {count} more reasons: they stand at their layers.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>opening</name>
    <message numerus="yes">
        <location filename="../../gui/core/dropped_files.py"/>
        <source>{count} files are neither images nor models Camscope can open: {names}.</source>
        <extracomment>For one: {count} file is neither an image nor a model Camscope can open: {names}.</extracomment>
        <translation>
            <numerusform>{count} file is neither an image nor a model Camscope can open: {names}.</numerusform>
            <numerusform>{count} files are neither images nor models Camscope can open: {names}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>properties</name>
    <message numerus="yes">
        <location filename="../../gui/text/properties.py"/>
        <source>{count} params</source>
        <extracomment>For one: {count} param</extracomment>
        <translation>
            <numerusform>{count} param</numerusform>
            <numerusform>{count} params</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>seeing</name>
    <message numerus="yes">
        <location filename="../../gui/text/activations.py"/>
        <source>{count} units</source>
        <extracomment>For one: {count} unit</extracomment>
        <translation>
            <numerusform>{count} unit</numerusform>
            <numerusform>{count} units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/activations.py"/>
        <source>{count} values are not finite</source>
        <extracomment>For one: {count} value is not finite</extracomment>
        <translation>
            <numerusform>{count} value is not finite</numerusform>
            <numerusform>{count} values are not finite</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>top images</name>
    <message numerus="yes">
        <location filename="../../gui/text/top_images.py"/>
        <source>{count} cannot be read</source>
        <extracomment>For one: {count} cannot be read</extracomment>
        <translation>
            <numerusform>{count} cannot be read</numerusform>
            <numerusform>{count} cannot be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/top_images.py"/>
        <source>{count} left out: there is no memory for more</source>
        <extracomment>For one: {count} left out: there is no memory for more</extracomment>
        <translation>
            <numerusform>{count} left out: there is no memory for more</numerusform>
            <numerusform>{count} left out: there is no memory for more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/top_images.py"/>
        <source>{count} not finite (NaN or infinity)</source>
        <extracomment>For one: {count} not finite (NaN or infinity)</extracomment>
        <translation>
            <numerusform>{count} not finite (NaN or infinity)</numerusform>
            <numerusform>{count} not finite (NaN or infinity)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/top_images.py"/>
        <source>{done} of {count} images</source>
        <extracomment>For one: {done} of {count} image</extracomment>
        <translation>
            <numerusform>{done} of {count} image</numerusform>
            <numerusform>{done} of {count} images</numerusform>
        </translation>
    </message>
</context>
</TS>
