<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
<context>
    <name>ActionHandlers</name>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>About Camscope</source>
        <translation>關於 Camscope</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Camscope works offline: save that to a file first, then open the file.</source>
        <translation>Camscope 離線運作：請先將它存成檔案，再開啟該檔案。</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Crash report</source>
        <translation>當機報告</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Diagnostics</source>
        <translation>診斷資訊</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Heatmaps ({patterns})</source>
        <translation>熱圖 ({patterns})</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Images ({patterns})</source>
        <translation>影像 ({patterns})</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Models ({patterns})</source>
        <translation>模型 ({patterns})</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Open a folder of images, or a SavedModel</source>
        <translation>開啟影像資料夾或 SavedModel</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Open a model</source>
        <translation>開啟模型</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Open a model to compare with</source>
        <translation>開啟要比較的模型</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Open images</source>
        <translation>開啟影像</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Pasted image</source>
        <translation>貼上的影像</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>See what a convolutional network looks at. Everything stays on this computer.
Apache License 2.0. Uses Qt for Python and fpdf2 under the LGPL.</source>
        <translation>看看卷積網路在看什麼。所有資料都留在這台電腦上。
Apache License 2.0。使用以 LGPL 授權的 Qt for Python 與 fpdf2。</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>The demo model is not part of this installation.</source>
        <translation>這份安裝不含示範模型。</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>There is no image on the clipboard.</source>
        <translation>剪貼簿上沒有影像。</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Two models at a time at most: {name} is opened.</source>
        <translation>一次最多兩個模型：已開啟 {name}。</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Why does my notebook differ?</source>
        <translation>為什麼和我的筆記本不同？</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>{name} may hold names of classes: open the model first.</source>
        <translation>{name} 可能是類別名稱的檔案：請先開啟模型。</translation>
    </message>
</context>
<context>
    <name>ActivationsPanel</name>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source> in a row</source>
        <translation> 張一列</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>(x − mean) / std × 64 + 128, cut off at 0 and 255</source>
        <translation>(x − 平均) / 標準差 × 64 + 128，截斷在 0 與 255</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Activations</source>
        <translation>啟動值</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>All layers into a folder…</source>
        <translation>所有層存到資料夾…</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>All layers on a contact sheet (.png)…</source>
        <translation>所有層的總覽圖 (.png)…</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>By Grad-CAM weight</source>
        <translation>依 Grad-CAM 權重</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>By mean</source>
        <translation>依平均值</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>By number</source>
        <translation>依編號</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Colours</source>
        <translation>色彩</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Colours of the tiles</source>
        <translation>圖塊的色彩</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Copy the tiles as code</source>
        <translation>將圖塊複製為程式碼</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Fewest zeros first</source>
        <translation>零最少的在前</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>From the channel's minimum to its maximum</source>
        <translation>從通道的最小值到最大值</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>From the layer's minimum to its maximum: channels can be compared</source>
        <translation>從層的最小值到最大值：可以比較各通道</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>How a channel's values become brightness</source>
        <translation>通道的值如何轉成亮度</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>One range for all</source>
        <translation>共用一個範圍</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Open a model and an image to see activations here.</source>
        <translation>開啟模型與影像後，這裡會顯示啟動值。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Order</source>
        <translation>順序</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Own ranges</source>
        <translation>各自的範圍</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Raw values of this layer (.npy)…</source>
        <translation>這一層的原始值 (.npy)…</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Save</source>
        <translation>儲存</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Save activations</source>
        <translation>儲存啟動值</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Save activations of this layer or of all layers</source>
        <translation>儲存這一層或所有層的啟動值</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Stopped. F5 asks again.</source>
        <translation>已停止。按 F5 可再次要求。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Textbook</source>
        <translation>教科書</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>The activations of {layer} are on their way.</source>
        <translation>{layer} 的啟動值即將顯示。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>The network has not answered for this image. F5 asks again.</source>
        <translation>網路還沒有對這張影像作答。按 F5 可再次要求。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Tiles in a row</source>
        <translation>每列的圖塊數</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Tiles in a row; they fill the panel's width</source>
        <translation>每列的圖塊數；圖塊會填滿面板的寬度</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Tiles of this layer (.png)…</source>
        <translation>這一層的圖塊 (.png)…</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Units</source>
        <translation>單元</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Weights</source>
        <translation>權重</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>What to show for this layer</source>
        <translation>要為這一層顯示什麼</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Which channel comes first</source>
        <translation>哪個通道在前</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>logits, before {activation}</source>
        <translation>logits，{activation} 之前</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/activations.py"/>
        <source>{count} are 0 everywhere</source>
        <extracomment>For one: {count} is 0 everywhere</extracomment>
        <translation>
            <numerusform>{count} 個處處為 0</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>{layer} is on its way</source>
        <translation>{layer} 即將顯示</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <location filename="../../gui/app.py"/>
        <source>Camscope ended unexpectedly last time.</source>
        <translation>Camscope 上次意外結束。</translation>
    </message>
    <message>
        <location filename="../../gui/app.py"/>
        <source>Show report</source>
        <translation>顯示報告</translation>
    </message>
</context>
<context>
    <name>AreaForm</name>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>Area</source>
        <translation>區域</translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>First column</source>
        <translation>起始欄</translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>First row</source>
        <translation>起始列</translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>In cells of the output, from the top and from the left</source>
        <translation>以輸出的格計，從上方與左側起算</translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>Predicted mask</source>
        <translation>預測遮罩</translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>Rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>Which part of the model's output the target counts over</source>
        <translation>目標計算模型輸出的哪一部分</translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>Whole image</source>
        <translation>整張影像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>Width</source>
        <translation>寬度</translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>col. </source>
        <translation>欄 </translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>height </source>
        <translation>高 </translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>row </source>
        <translation>列 </translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>width </source>
        <translation>寬 </translation>
    </message>
</context>
<context>
    <name>ArrayQuestion</name>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>A heatmap is compared with this model's, for the image that is open.</source>
        <translation>熱圖會以目前開啟的影像，與這個模型的熱圖比較。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Compare heatmap</source>
        <translation>比較熱圖</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Find out how this heatmap was made</source>
        <translation>找出這張熱圖是怎麼做出來的</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Heatmap or image</source>
        <translation>熱圖或影像</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Is {name} a heatmap or an image?</source>
        <translation>{name} 是熱圖還是影像？</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Open as image</source>
        <translation>當作影像開啟</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Show the numbers as a grey picture</source>
        <translation>將數字顯示為灰階圖片</translation>
    </message>
</context>
<context>
    <name>AtlasDialog</name>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>&amp;Folder:</source>
        <translation>資料夾(&amp;F)：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>&amp;Steps:</source>
        <translation>步數(&amp;S)：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Atlas of filter images</source>
        <translation>濾波器影像圖集</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>C&amp;hannels of each:</source>
        <translation>每層通道數(&amp;H)：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Check at least one layer.</source>
        <translation>請至少勾選一個層。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Choose another folder</source>
        <translation>選擇其他資料夾</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Choose…</source>
        <translation>選擇…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Estimate</source>
        <translation>估計</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Folder</source>
        <translation>資料夾</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Folder for the atlas</source>
        <translation>圖集的資料夾</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Fourier (clearer)</source>
        <translation>Fourier（較清晰）</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Grow the images and write the atlas</source>
        <translation>生成影像並寫入圖集</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>How many channels of each layer, from the first</source>
        <translation>每一層取多少個通道，從第一個起算</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>How the images are grown</source>
        <translation>影像的生成方式</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Iterations for each image</source>
        <translation>每張影像的反覆運算次數</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Left out: {reasons}</source>
        <translation>略過：{reasons}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Measuring…</source>
        <translation>測量中…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>S&amp;eed:</source>
        <translation>隨機種子(&amp;E)：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Si&amp;ze:</source>
        <translation>尺寸(&amp;Z)：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Side of each image</source>
        <translation>每張影像的邊長</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>St&amp;yle:</source>
        <translation>樣式(&amp;Y)：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Textbook (quicker)</source>
        <translation>教科書（較快）</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>The same seed gives the same images</source>
        <translation>相同的種子得到相同的影像</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Time and memory the atlas will need on this machine</source>
        <translation>在這台電腦上製作圖集所需的時間與記憶體</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Where the images go; what the folder has already is not grown again</source>
        <translation>影像存放的位置；資料夾裡已有的不會重新生成</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>about {time}</source>
        <translation>約 {time}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>{count} layers</source>
        <extracomment>For one: {count} layer</extracomment>
        <translation>
            <numerusform>{count} 個層</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>{count} more are in the folder already.</source>
        <extracomment>For one: {count} more is in the folder already.</extracomment>
        <translation>
            <numerusform>資料夾裡已有另外 {count} 張。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>{count} pictures</source>
        <extracomment>For one: {count} picture</extracomment>
        <translation>
            <numerusform>{count} 張圖片</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} 像素</translation>
    </message>
</context>
<context>
    <name>AtlasLayers</name>
    <message>
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>All convolutions</source>
        <translation>所有卷積層</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>Check every convolution</source>
        <translation>勾選每個卷積層</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>Check no layer</source>
        <translation>不勾選任何層</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>Check the first convolution on each grid, and the last of all</source>
        <translation>勾選每種網格的第一個卷積層，以及最後一個卷積層</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>Checked layers get a grid each; Space checks</source>
        <translation>勾選的層各得一個網格；空白鍵可勾選</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>Filter layers</source>
        <translation>篩選層</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>Layers of the atlas</source>
        <translation>圖集的層</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>None</source>
        <translation>全不選</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>Show only layers whose name contains this text</source>
        <translation>只顯示名稱包含這段文字的層</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>{count} channels</source>
        <extracomment>For one: {count} channel</extracomment>
        <translation>
            <numerusform>{count} 個通道</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>{count} checked</source>
        <extracomment>For one: {count} checked</extracomment>
        <translation>
            <numerusform>已勾選 {count} 個</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClassNamesBox</name>
    <message>
        <location filename="../../gui/panels/class_names.py"/>
        <source>Class names</source>
        <translation>類別名稱</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_names.py"/>
        <source>Class names from a file…</source>
        <translation>從檔案取得類別名稱…</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_names.py"/>
        <source>Class names: {names}</source>
        <translation>類別名稱：{names}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_names.py"/>
        <source>Names, one per line ({patterns})</source>
        <translation>名稱，每行一個 ({patterns})</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_names.py"/>
        <source>What the classes of the model are called</source>
        <translation>模型的類別叫什麼</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_names.py"/>
        <source>as found</source>
        <translation>原有名稱</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_names.py"/>
        <source>as kept</source>
        <translation>保存的名稱</translation>
    </message>
</context>
<context>
    <name>ColorBar</name>
    <message>
        <location filename="../../gui/widgets/canvas/color_bar.py"/>
        <source>Colour bar</source>
        <translation>色條</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/color_bar.py"/>
        <source>No map is shown.</source>
        <translation>沒有顯示圖。</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/color_bar.py"/>
        <source>Red speaks for the target, blue against it.</source>
        <translation>紅色支持目標，藍色反對。</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/color_bar.py"/>
        <source>The colours run from {begin} to {end}.</source>
        <translation>色彩從 {begin} 到 {end}。</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/color_bar.py"/>
        <source>The raw map runs from {low} to {high}.</source>
        <translation>原始圖從 {low} 到 {high}。</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/color_bar.py"/>
        <source>The strongest 0.5 % of the pixels have the last one.</source>
        <translation>最強的 0.5 % 像素都是最後一個顏色。</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/color_bar.py"/>
        <source>Values below {cut} are hidden.</source>
        <translation>低於 {cut} 的值會隱藏。</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/color_bar.py"/>
        <source>Values between {minus} and {cut} are hidden.</source>
        <translation>{minus} 與 {cut} 之間的值會隱藏。</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/color_bar.py"/>
        <source>White speaks for the target, black against it.</source>
        <translation>白色支持目標，黑色反對。</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <location filename="../../gui/actions/command_palette.py"/>
        <source>A few letters are enough; Enter takes the marked line</source>
        <translation>輸入幾個字就夠了；按 Enter 採用標示的那一行</translation>
    </message>
    <message>
        <location filename="../../gui/actions/command_palette.py"/>
        <source>Action, method, layer, class, colours, setting, file, or a path</source>
        <translation>動作、方法、層、類別、色彩、設定、檔案或路徑</translation>
    </message>
    <message>
        <location filename="../../gui/actions/command_palette.py"/>
        <source>Find anything</source>
        <translation>尋找任何項目</translation>
    </message>
    <message>
        <location filename="../../gui/actions/command_palette.py"/>
        <source>Found</source>
        <translation>搜尋結果</translation>
    </message>
    <message>
        <location filename="../../gui/actions/command_palette.py"/>
        <source>Nothing has this name.</source>
        <translation>沒有這個名稱的項目。</translation>
    </message>
</context>
<context>
    <name>Controller</name>
    <message>
        <location filename="../../gui/core/controller.py"/>
        <source>Saved {path}</source>
        <translation>已儲存 {path}</translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <location filename="../../gui/dialogs/diagnostics.py"/>
        <source>Copied</source>
        <translation>已複製</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/diagnostics.py"/>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/diagnostics.py"/>
        <source>Put the whole text on the clipboard</source>
        <translation>將全部文字複製到剪貼簿</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/diagnostics.py"/>
        <source>Save as</source>
        <translation>另存新檔</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/diagnostics.py"/>
        <source>Save as…</source>
        <translation>另存新檔…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/diagnostics.py"/>
        <source>Saved as {name}</source>
        <translation>已儲存為 {name}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/diagnostics.py"/>
        <source>This text stays on this computer until you copy or save it. Folders, your name and the names of images are left out.</source>
        <translation>在您複製或儲存之前，這些文字只會留在這台電腦上。其中不含資料夾、您的名稱與影像的檔名。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/diagnostics.py"/>
        <source>Write the whole text into a file</source>
        <translation>將全部文字寫入檔案</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/diagnostics.py"/>
        <source>{name} was not saved: {why}. Choose another folder.</source>
        <translation>未儲存 {name}：{why}。請選擇其他資料夾。</translation>
    </message>
</context>
<context>
    <name>DisplayPanel</name>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Aligned</source>
        <translation>對齊</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Alpha, brightened</source>
        <translation>Alpha，提亮</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Bilinear</source>
        <translation>雙線性</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Blend</source>
        <translation>混合</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Blue, white, red</source>
        <translation>藍、白、紅</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Colour bar</source>
        <translation>色條</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Colours</source>
        <translation>色彩</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Colours of the heatmap</source>
        <translation>熱圖的色彩</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Corners</source>
        <translation>角落</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Ctrl+click in the tree combines more layers with this one</source>
        <translation>在樹狀圖中按 Ctrl+點選，可將更多層與這一層合併</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Cubic</source>
        <translation>三次</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Half a pixel in</source>
        <translation>內縮半像素</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Heat-weighted</source>
        <translation>依熱度加權</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Heatmap alone</source>
        <translation>只有熱圖</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Hide what is below this share of the map's maximum</source>
        <translation>隱藏低於圖最大值這個比例的部分</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>How the heat colours meet the image</source>
        <translation>熱度色彩與影像如何結合</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>How the map is enlarged to the size of the image</source>
        <translation>圖如何放大到影像的尺寸</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>How the maps of the chosen layers are combined</source>
        <translation>所選各層的圖如何合併</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Intensity</source>
        <translation>強度</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Layers</source>
        <translation>層</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Maximum</source>
        <translation>最大值</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Mean</source>
        <translation>平均值</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Minimum to maximum</source>
        <translation>最小值到最大值</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Nearest</source>
        <translation>最近鄰</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Normalisation, upsampling</source>
        <translation>正規化、上取樣</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Normalisation, upsampling (changed)</source>
        <translation>正規化、上取樣（已變更）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Normalise</source>
        <translation>正規化</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Raw values of the map and their colours</source>
        <translation>圖的原始值與其色彩</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Show how much the maps of the copies differ, instead of their mean</source>
        <translation>顯示各副本的圖差異多大，而不是它們的平均</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Show or hide how values become colours and cells become pixels</source>
        <translation>顯示或隱藏值如何變成色彩、格如何變成像素</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Show the standard deviation</source>
        <translation>顯示標準差</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Signed</source>
        <translation>正負對稱</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Textbook</source>
        <translation>教科書</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Threshold</source>
        <translation>閾值</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Upsampling</source>
        <translation>上取樣</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Weight of the heatmap (keys [ and ], or Ctrl+wheel)</source>
        <translation>熱圖的權重（按鍵 [ 與 ]，或 Ctrl+滾輪）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Where the outermost cells lie: within the image, as in OpenCV, or with their centres on the corner pixels, as in SciPy</source>
        <translation>最外側的格位於何處：如 OpenCV 在影像之內，或如 SciPy 其中心在角落像素上</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Which values get the first and the last colour</source>
        <translation>哪些值對應第一個與最後一個顏色</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Zero to maximum</source>
        <translation>零到最大值</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>not combined</source>
        <translation>不合併</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>one</source>
        <translation>一層</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>{method} does not combine layers.</source>
        <translation>{method} 不合併各層。</translation>
    </message>
</context>
<context>
    <name>DockTabs</name>
    <message>
        <location filename="../../gui/dock_tabs.py"/>
        <source>Panels at the bottom</source>
        <translation>底部的面板</translation>
    </message>
</context>
<context>
    <name>DropVeil</name>
    <message>
        <location filename="../../gui/widgets/drop_veil.py"/>
        <source>Drop to open. The files stay where they are.</source>
        <translation>放開以開啟。檔案仍留在原處。</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <location filename="../../gui/widgets/canvas/drop_zone.py"/>
        <source>Choose a model file: .keras, .h5, .pt2, or the .pb of a SavedModel</source>
        <translation>選擇模型檔案：.keras、.h5、.pt2，或 SavedModel 的 .pb</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/drop_zone.py"/>
        <source>Choose an image file</source>
        <translation>選擇影像檔案</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/drop_zone.py"/>
        <source>Drop an image here, or a model file, or both.</source>
        <translation>請將影像、模型檔案或兩者拖放到這裡。</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/drop_zone.py"/>
        <source>Open image…</source>
        <translation>開啟影像…</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/drop_zone.py"/>
        <source>Open model…</source>
        <translation>開啟模型…</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/drop_zone.py"/>
        <source>Open the sample {name}</source>
        <translation>開啟範例「{name}」</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/drop_zone.py"/>
        <source>Open {path}</source>
        <translation>開啟 {path}</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/drop_zone.py"/>
        <source>Recent images</source>
        <translation>最近的影像</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/drop_zone.py"/>
        <source>Recent models</source>
        <translation>最近的模型</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/drop_zone.py"/>
        <source>Samples</source>
        <translation>範例影像</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/drop_zone.py"/>
        <source>Start</source>
        <translation>開始</translation>
    </message>
</context>
<context>
    <name>EngineMenu</name>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>Always compute in 32 bits</source>
        <translation>一律以 32 位元計算</translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>Compute on the first GPU, or on the CPU</source>
        <translation>在第一個 GPU 上計算，沒有就用 CPU</translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>Compute on {name}</source>
        <translation>在 {name} 上計算</translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>Device: automatic</source>
        <translation>裝置：自動</translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>Device: {name}</source>
        <translation>裝置：{name}</translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>E&amp;ngine</source>
        <translation>引擎(&amp;N)</translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>Keras models: automatic</source>
        <translation>Keras 模型：自動</translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>Keras models: {framework}</source>
        <translation>Keras 模型：{framework}</translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>Open Keras models with {framework}</source>
        <translation>以 {framework} 開啟 Keras 模型</translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>Precision: automatic</source>
        <translation>精度：自動</translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>Precision: float32</source>
        <translation>精度：float32</translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>The framework that has a GPU, or the first one</source>
        <translation>有 GPU 的框架，沒有就用第一個</translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>Why is there no GPU?</source>
        <translation>為什麼沒有 GPU？</translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>bfloat16 where it is faster and the maps stay the same, else float32</source>
        <translation>在較快且圖不變的情況下用 bfloat16，否則用 float32</translation>
    </message>
</context>
<context>
    <name>ExportDialogs</name>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>Save a contact sheet</source>
        <translation>儲存總覽圖</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>Save all layers into a folder</source>
        <translation>將所有層存到資料夾</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>Save filter image</source>
        <translation>儲存濾波器影像</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>Save filter images</source>
        <translation>儲存濾波器影像</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>Save raw activations</source>
        <translation>儲存原始啟動值</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>Save raw map</source>
        <translation>儲存原始圖</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>Save report</source>
        <translation>儲存報告</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>Save tiles</source>
        <translation>儲存圖塊</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>Save view</source>
        <translation>儲存檢視</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>The script is on the clipboard.</source>
        <translation>腳本已在剪貼簿上。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>The view is on the clipboard.</source>
        <translation>檢視已在剪貼簿上。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>There is no heatmap to copy as code yet.</source>
        <translation>還沒有可以複製為程式碼的熱圖。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>There is no map to save yet.</source>
        <translation>還沒有可以儲存的圖。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>There is no picture to copy yet.</source>
        <translation>還沒有可以複製的圖片。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>There is no picture to save yet.</source>
        <translation>還沒有可以儲存的圖片。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>This picture is still being computed. Save it when it is there.</source>
        <translation>這張圖片仍在計算中。請在完成後儲存。</translation>
    </message>
</context>
<context>
    <name>FigureDialog</name>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>&amp;Captions</source>
        <translation>說明文字(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>&amp;Rows:</source>
        <translation>列(&amp;R)：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>&amp;Save…</source>
        <translation>儲存(&amp;S)…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>&amp;Title:</source>
        <translation>標題(&amp;T)：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Above the figure</source>
        <translation>在圖表上方</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Check at least one of each.</source>
        <translation>請每一項至少勾選一個。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Checked ones are in the figure; Space checks</source>
        <translation>勾選的項目會放進圖表；空白鍵可勾選</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Classes</source>
        <translation>類別</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Colo&amp;urs:</source>
        <translation>色彩(&amp;U)：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Colour &amp;bars</source>
        <translation>色條(&amp;B)</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Colum&amp;ns:</source>
        <translation>欄(&amp;N)：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Computing…</source>
        <translation>計算中…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Each picture its own</source>
        <translation>每張圖各自一個</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Figure</source>
        <translation>圖表</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Images</source>
        <translation>影像</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Layers</source>
        <translation>層</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Method, layer, class and score under each picture</source>
        <translation>每張圖下方的方法、層、類別與分數</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Methods</source>
        <translation>方法</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Notes</source>
        <translation>附註</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Nothing</source>
        <translation>無</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>One for all</source>
        <translation>全部共用一個</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Open a model and an image first.</source>
        <translation>請先開啟模型與影像。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Preview</source>
        <translation>預覽</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Save figure</source>
        <translation>儲存圖表</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Save the figure as PNG, SVG or PDF</source>
        <translation>將圖表存成 PNG、SVG 或 PDF</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Stopped. F5 in the window starts again.</source>
        <translation>已停止。在視窗中按 F5 可重新開始。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>The values of the first and the last colour</source>
        <translation>第一個與最後一個顏色的值</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>What differs from column to column</source>
        <translation>各欄之間不同的項目</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>What differs from row to row</source>
        <translation>各列之間不同的項目</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Whether the colours of all pictures stand for the same values</source>
        <translation>所有圖片的色彩是否代表相同的值</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>about {time}</source>
        <translation>約 {time}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>none</source>
        <translation>無</translation>
    </message>
</context>
<context>
    <name>FilmModel</name>
    <message>
        <location filename="../../gui/widgets/filmstrip/film_model.py"/>
        <source>True class: {name}</source>
        <translation>正確類別：{name}</translation>
    </message>
</context>
<context>
    <name>FilmStrip</name>
    <message>
        <location filename="../../gui/widgets/filmstrip/film_strip.py"/>
        <source>Left and right go to another image.</source>
        <translation>左右鍵移到其他影像。</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/filmstrip/film_strip.py"/>
        <source>Open images</source>
        <translation>開啟影像</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/filmstrip/film_strip.py"/>
        <source>Remove from the strip</source>
        <translation>從影像列移除</translation>
    </message>
</context>
<context>
    <name>FilterDetail</name>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Activation of the same channel</source>
        <translation>同一通道的啟動值</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Close this image (Esc)</source>
        <translation>關閉這張影像 (Esc)</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Filter image</source>
        <translation>濾波器影像</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Grow this image anew with {count} steps</source>
        <extracomment>For one: Grow this image anew with {count} step</extracomment>
        <translation>
            <numerusform>以 {count} 步重新生成這張影像</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Grow this image anew with {size} pixels a side</source>
        <translation>以邊長 {size} 像素重新生成這張影像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>It could not be excited: the gradient was zero at every start.</source>
        <translation>無法激發它：每個起點的梯度都是零。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Larger</source>
        <translation>更大</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Longer</source>
        <translation>更久</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Not grown</source>
        <translation>未生成</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Not started yet</source>
        <translation>尚未開始</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>One filter image</source>
        <translation>一張濾波器影像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Open an image to see the channel's activation here.</source>
        <translation>開啟影像後，這裡會顯示該通道的啟動值。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Save this image (.png), and how it was made (.json)</source>
        <translation>儲存這張影像 (.png) 與它的產生方式 (.json)</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Save…</source>
        <translation>儲存…</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Stopped. F5 asks again.</source>
        <translation>已停止。按 F5 可再次要求。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>The activation is on its way.</source>
        <translation>啟動值即將顯示。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>The largest size is {size} pixels a side</source>
        <translation>最大尺寸為邊長 {size} 像素</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>The same channel's activation for the image on the canvas</source>
        <translation>同一通道對畫布上影像的啟動值</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>This model gives images of one size only</source>
        <translation>這個模型只能產生一種尺寸的影像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
</context>
<context>
    <name>FilterSettingsBox</name>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Another seed</source>
        <translation>換一個種子</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>As the model's input</source>
        <translation>與模型的輸入相同</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Column by column</source>
        <translation>逐欄</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>From noise</source>
        <translation>從雜訊</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>From the image</source>
        <translation>從影像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Grid</source>
        <translation>網格</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Grow the images again from different noise</source>
        <translation>以不同的雜訊重新生成影像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Grown in frequencies and decorrelated colours, shaken a little at every step: clear pictures of what a channel looks for</source>
        <translation>以頻率與去相關的色彩生成，每一步輕微晃動：通道在找什麼看得很清楚</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>How filter images are grown</source>
        <translation>濾波器影像的生成方式</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>How the images are changed before the network sees them</source>
        <translation>網路看到影像之前如何改變影像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Plain gradient ascent from grey noise, pixel by pixel, as textbooks do it: noisier, with nothing added</source>
        <translation>如教科書，從灰色雜訊逐像素做單純的梯度上升：雜訊較多，不加任何處理</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Preprocessing</source>
        <translation>前處理</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Row by row</source>
        <translation>逐列</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Seed</source>
        <translation>隨機種子</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Side of the images in pixels; a model of fixed input size may have its own</source>
        <translation>影像的邊長，以像素計；輸入尺寸固定的模型可能有自己的尺寸</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Start</source>
        <translation>起點</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Steps</source>
        <translation>步數</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Steps of each image; more is slower</source>
        <translation>每張影像的步數；越多越慢</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Style</source>
        <translation>樣式</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>The image on the canvas is changed until it excites more (DeepDream)</source>
        <translation>改變畫布上的影像，直到更能激發它（DeepDream）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>The images show only what the network adds</source>
        <translation>影像只顯示網路加上的部分</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>The same seed gives the same images on this machine</source>
        <translation>相同的種子在這台電腦上得到相同的影像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>The style in which images are grown</source>
        <translation>生成影像的樣式</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>What the images are grown from</source>
        <translation>影像從什麼開始生成</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Which way the channels run on the grid</source>
        <translation>通道在網格上的排列方向</translation>
    </message>
</context>
<context>
    <name>FiltersPanel</name>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source> in a row</source>
        <translation> 張一列</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>All images of this layer…</source>
        <translation>這一層的所有影像…</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Chosen together</source>
        <translation>一起選取</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Classes</source>
        <translation>類別</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Copy all images as code</source>
        <translation>將所有影像複製為程式碼</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Filter images</source>
        <translation>濾波器影像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Go on</source>
        <translation>繼續</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Grow the rest</source>
        <translation>生成其餘</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Images in a row</source>
        <translation>每列的影像數</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Images in a row; they fill the panel's width</source>
        <translation>每列的影像數；影像會填滿面板的寬度</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Keep the images as they are (Esc)</source>
        <translation>讓影像保持現狀 (Esc)</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Middle neurons</source>
        <translation>中央神經元</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Objective</source>
        <translation>最佳化目標</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Parameters</source>
        <translation>參數</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Save</source>
        <translation>儲存</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Save filter images</source>
        <translation>儲存濾波器影像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Save images (.png), and how they were made (.json)</source>
        <translation>儲存影像 (.png) 與它們的產生方式 (.json)</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Style, start, steps, size and seed</source>
        <translation>樣式、起點、步數、尺寸與隨機種子</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>The cell in the middle of each channel: what one neuron sees</source>
        <translation>每個通道正中央的格：一個神經元所看到的</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>The enlarged image…</source>
        <translation>放大的影像…</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>The mean of each channel of the layer, an image each</source>
        <translation>該層每個通道的平均值，各一張影像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>The score of each class of the model, before softmax</source>
        <translation>模型每個類別的分數，在 softmax 之前</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>The sum of the channels chosen with Ctrl+click, one image</source>
        <translation>以 Ctrl+點選的通道之和，一張影像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>What the images maximise</source>
        <translation>影像要使什麼最大化</translation>
    </message>
</context>
<context>
    <name>HeatmapQuestions</name>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Open the model and the image of the notebook first, then its heatmap.</source>
        <translation>請先開啟筆記本的模型與影像，再開啟它的熱圖。</translation>
    </message>
</context>
<context>
    <name>ImageCanvas</name>
    <message>
        <location filename="../../gui/widgets/canvas/image_canvas.py"/>
        <source>Image</source>
        <translation>影像</translation>
    </message>
</context>
<context>
    <name>InputPanel</name>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Automatic: proportions kept</source>
        <translation>自動：保持長寬比</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Automatic: {choice}</source>
        <translation>自動：{choice}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Automatic: {width} × {height}</source>
        <translation>自動：{width} × {height}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Compare or spell out…</source>
        <translation>比較或自行指定…</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Fit</source>
        <translation>長寬比</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>How pixel values are changed before the network sees them</source>
        <translation>網路看到像素值之前如何改變它們</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>How the image is resized to the model's input</source>
        <translation>影像如何縮放到模型的輸入</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>How the image's proportions become those of the input</source>
        <translation>影像的長寬比如何變成輸入的長寬比</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Input size</source>
        <translation>輸入尺寸</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Input: any size, {colours}</source>
        <translation>輸入：任何尺寸，{colours}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Input: {width} × {height} pixels, {colours}</source>
        <translation>輸入：{width} × {height} 像素，{colours}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>No model is open.</source>
        <translation>沒有開啟模型。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Preprocessing</source>
        <translation>前處理</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>RGB</source>
        <translation>RGB</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Resizing</source>
        <translation>縮放</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>The model is only inspected: nothing is fed to it.</source>
        <translation>這個模型僅供查看：不會餵入任何東西。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>The size at which a model that takes any is fed; slower when it is large</source>
        <translation>可接受任何尺寸的模型的餵入尺寸；越大越慢</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>This is a guess. If the predictions look wrong, try another.</source>
        <translation>這是推測的。如果預測看起來不對，請試其他選項。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>grey</source>
        <translation>灰階</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/input.py"/>
        <source>{count} channels</source>
        <extracomment>For one: {count} channel</extracomment>
        <translation>
            <numerusform>{count} 個通道</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>{side} × {side}</source>
        <translation>{side} × {side}</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>All keys and what they do</source>
        <translation>所有按鍵與其作用</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>Ctrl+wheel</source>
        <translation>Ctrl+滾輪</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>Hold Space</source>
        <translation>按住空白鍵</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>Keys</source>
        <translation>按鍵</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>Left, Right</source>
        <translation>左、右</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>Show the image alone</source>
        <translation>只顯示影像</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>Stronger or weaker heatmap</source>
        <translation>加強或減弱熱圖</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>Up, Down</source>
        <translation>上、下</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>Walk the film strip</source>
        <translation>在影像列中移動</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>Walk the layers</source>
        <translation>在各層之間移動</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>Wheel</source>
        <translation>滾輪</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>Zoom to the pointer</source>
        <translation>朝指標處縮放</translation>
    </message>
</context>
<context>
    <name>LabelsDialog</name>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>A double click or F2 edits a name</source>
        <translation>連按兩下或按 F2 可編輯名稱</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>As found</source>
        <translation>原有名稱</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>Changed names are kept for this model file.</source>
        <translation>變更的名稱會保存下來，供這個模型檔案使用。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>Class names</source>
        <translation>類別名稱</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>Find a class</source>
        <translation>尋找類別</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>Forget the names kept for this model, and take those beside it</source>
        <translation>捨棄為這個模型保存的名稱，改用模型旁的名稱</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>From a file…</source>
        <translation>從檔案…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>Names, one per line ({patterns})</source>
        <translation>名稱，每行一個 ({patterns})</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>No class has this in its name.</source>
        <translation>沒有類別的名稱包含這段文字。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>Output</source>
        <translation>輸出</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>Take the names from a text, JSON or CSV file</source>
        <translation>採用文字檔、JSON 或 CSV 檔案裡的名稱</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>The output whose classes are named</source>
        <translation>要為其類別命名的輸出</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>Type a part of a name or its number</source>
        <translation>輸入名稱的一部分或編號</translation>
    </message>
</context>
<context>
    <name>LabelsModel</name>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>Name</source>
        <translation>名稱</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>Number</source>
        <translation>編號</translation>
    </message>
</context>
<context>
    <name>LanguageMenu</name>
    <message>
        <location filename="../../gui/actions/language_menu.py"/>
        <source>Language</source>
        <translation>語言 (Language)</translation>
    </message>
    <message>
        <location filename="../../gui/actions/language_menu.py"/>
        <source>Language: as the system</source>
        <translation>語言：跟隨系統</translation>
    </message>
    <message>
        <location filename="../../gui/actions/language_menu.py"/>
        <source>Language: {name}</source>
        <translation>語言 (language)：{name}</translation>
    </message>
    <message>
        <location filename="../../gui/actions/language_menu.py"/>
        <source>The first language of the system that Camscope has, else English</source>
        <translation>系統語言中 Camscope 支援的第一種；都不支援時為英文</translation>
    </message>
</context>
<context>
    <name>LastSession</name>
    <message>
        <location filename="../../gui/core/last_session.py"/>
        <source>Camscope ended while it opened the last session, and starts without it this time.</source>
        <translation>Camscope 在開啟上次的工作階段時結束，因此這次啟動時不開啟它。</translation>
    </message>
    <message>
        <location filename="../../gui/core/last_session.py"/>
        <source>Open it</source>
        <translation>開啟它</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/core/last_session.py"/>
        <source>{count} files of the last session are not there any more: {names}.</source>
        <extracomment>For one: {count} file of the last session is not there any more: {names}.</extracomment>
        <translation>
            <numerusform>上次工作階段的 {count} 個檔案已不存在：{names}。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LayerMenu</name>
    <message>
        <location filename="../../gui/panels/layer_menu.py"/>
        <source>Activations</source>
        <translation>啟動值</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_menu.py"/>
        <source>Combine with the layer shown</source>
        <translation>與顯示中的層合併</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_menu.py"/>
        <source>Copy path</source>
        <translation>複製路徑</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_menu.py"/>
        <source>Explain this layer</source>
        <translation>解釋這一層</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_menu.py"/>
        <source>Filter images</source>
        <translation>濾波器影像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_menu.py"/>
        <source>Properties</source>
        <translation>屬性</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_menu.py"/>
        <source>Show one map of this layer and the one that is shown</source>
        <translation>將這一層與顯示中的層合併顯示為一張圖</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_menu.py"/>
        <source>Take out of the combination</source>
        <translation>移出合併</translation>
    </message>
</context>
<context>
    <name>LayerModel</name>
    <message>
        <location filename="../../gui/panels/layer_model.py"/>
        <source>Combined with the selected layer (Ctrl+click takes it out).</source>
        <translation>已與所選的層合併（Ctrl+點選可移出）。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_model.py"/>
        <source>Computed by code of the model's author, not by Keras.</source>
        <translation>由模型作者的程式碼計算，不是由 Keras 計算。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_model.py"/>
        <source>Input from: {layers}</source>
        <translation>輸入來自：{layers}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_model.py"/>
        <source>Name</source>
        <translation>名稱</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_model.py"/>
        <source>Output</source>
        <translation>輸出</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_model.py"/>
        <source>Params</source>
        <translation>參數量</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_model.py"/>
        <source>Type</source>
        <translation>類型</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_model.py"/>
        <source>frozen</source>
        <translation>凍結</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_model.py"/>
        <source>trainable</source>
        <translation>可訓練</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/layer_model.py"/>
        <source>{count} params</source>
        <extracomment>For one: {count} param</extracomment>
        <translation>
            <numerusform>{count} 個參數</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LayerTreePanel</name>
    <message>
        <location filename="../../gui/panels/layer_tree.py"/>
        <source>Filter layers</source>
        <translation>篩選層</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_tree.py"/>
        <source>Layers</source>
        <translation>層</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_tree.py"/>
        <source>No layers found for {words}.</source>
        <translation>找不到符合 {words} 的層。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_tree.py"/>
        <source>Show only layers that fit: part of a name or type, 14x14, params&gt;1000. Down and Enter go to what is found, Esc shows all.</source>
        <translation>只顯示符合的層：名稱或類型的一部分、14x14、params&gt;1000。向下鍵與 Enter 前往搜尋結果，Esc 顯示全部。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/layer_tree.py"/>
        <source>{count} layers, {maps} with a heatmap.</source>
        <extracomment>For one: {count} layer, {maps} with a heatmap.</extracomment>
        <translation>
            <numerusform>{count} 個層，{maps} 個有熱圖。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/layer_tree.py"/>
        <source>{count} params.</source>
        <extracomment>For one: {count} param.</extracomment>
        <translation>
            <numerusform>{count} 個參數。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/layer_tree.py"/>
        <source>{found} of {count} layers found.</source>
        <extracomment>For one: {found} of {count} layer found.</extracomment>
        <translation>
            <numerusform>找到 {found} / {count} 個層。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryDialog</name>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Download</source>
        <translation>下載</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Downloading {file}…</source>
        <translation>正在下載 {file}…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Enter or a double click opens the model</source>
        <translation>按 Enter 或連按兩下可開啟模型</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Find a model</source>
        <translation>尋找模型</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Get the weights from where Keras has them; nothing else is sent</source>
        <translation>從 Keras 的存放處取得權重；不會傳送其他資料</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Import weights</source>
        <translation>匯入權重</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Import weights…</source>
        <translation>匯入權重…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Importing the weights…</source>
        <translation>正在匯入權重…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Model library</source>
        <translation>模型庫</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Networks of Keras Applications, trained on the 1,000 classes of ImageNet. Accuracy as Keras publishes it, a dash where it does not. Size: four bytes a parameter.</source>
        <translation>Keras Applications 的網路，以 ImageNet 的 1,000 個類別訓練。準確率依 Keras 公開的數字，未公開的以橫線表示。大小：每個參數四個位元組。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>No model has this in its name.</source>
        <translation>沒有模型的名稱包含這段文字。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Open</source>
        <translation>開啟</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Open the model untrained: its structure is right, its heatmaps mean nothing</source>
        <translation>開啟未訓練的模型：結構正確，但熱圖沒有意義</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Open the model with its weights</source>
        <translation>開啟模型與它的權重</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Open with random weights</source>
        <translation>以隨機權重開啟</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Progress of the download</source>
        <translation>下載進度</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Remove weights that were downloaded or imported; Keras' own files stay</source>
        <translation>移除下載或匯入的權重；Keras 自己的檔案會保留</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Removing the weights…</source>
        <translation>正在移除權重…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Stop the download; it can go on later</source>
        <translation>停止下載；之後可以繼續</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Take a .h5 file of weights that you have, known by checksum or by tensors</source>
        <translation>採用您手上的 .h5 權重檔案，以檢查碼或張量辨識</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>The weights of {model} are not on this computer. Import the file {file}, or download it from {host} ({size}).</source>
        <translation>{model} 的權重不在這台電腦上。請匯入檔案 {file}，或從 {host} 下載（{size}）。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>The weights of {model} are removed.</source>
        <translation>已移除 {model} 的權重。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>The weights of {model} are {place}.</source>
        <translation>{model} 的權重{place}。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Type a part of a model's name or family</source>
        <translation>輸入模型名稱或系列的一部分</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Weights ({patterns})</source>
        <translation>權重 ({patterns})</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Weights of {model} that you imported. They are none of the files that Keras publishes: their accuracy is not known.</source>
        <translation>您匯入的 {model} 權重。它們不是 Keras 公開的檔案：準確率不明。</translation>
    </message>
</context>
<context>
    <name>MatchDialog</name>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Answer</source>
        <translation>結果</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Answer, line {number}</source>
        <translation>結果第 {number} 行</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Choose target, score, input, method, layer and display as in the notebook</source>
        <translation>將目標、分數、輸入、方法、層和顯示設成與筆記本相同</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>How this heatmap was made</source>
        <translation>這張熱圖的製作方式</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>It can be selected and copied</source>
        <translation>可以選取並複製</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Show it so</source>
        <translation>照樣顯示</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Why does my notebook differ?</source>
        <translation>為什麼和我的筆記本不同？</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <location filename="../../gui/widgets/messages/message_bar.py"/>
        <source>Messages</source>
        <translation>訊息</translation>
    </message>
</context>
<context>
    <name>MessageRow</name>
    <message>
        <location filename="../../gui/widgets/messages/message_row.py"/>
        <source>Copy details</source>
        <translation>複製詳細資料</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/message_row.py"/>
        <source>Copy the sentence and the details</source>
        <translation>複製這個句子與詳細資料</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/message_row.py"/>
        <source>Details</source>
        <translation>詳細資料</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/message_row.py"/>
        <source>Dismiss</source>
        <translation>關閉訊息</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/message_row.py"/>
        <source>Dismiss (Esc)</source>
        <translation>關閉訊息 (Esc)</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/message_row.py"/>
        <source>Error</source>
        <translation>錯誤</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/message_row.py"/>
        <source>Information</source>
        <translation>資訊</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/widgets/messages/message_row.py"/>
        <source>Occurred {count} times</source>
        <extracomment>For one: Occurred {count} time</extracomment>
        <translation>
            <numerusform>發生了 {count} 次</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/message_row.py"/>
        <source>Show the technical details</source>
        <translation>顯示技術細節</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/message_row.py"/>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/widgets/messages/message_row.py"/>
        <source>{count} times</source>
        <extracomment>For one: {count} time</extracomment>
        <translation>
            <numerusform>{count} 次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MethodPanel</name>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>Class evidence</source>
        <translation>類別證據</translation>
    </message>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>Class-free</source>
        <translation>與類別無關</translation>
    </message>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>Class-free: it does not depend on the target.</source>
        <translation>與類別無關：不受目標影響。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>Gradients</source>
        <translation>梯度</translation>
    </message>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>How the heatmap is computed</source>
        <translation>熱圖的計算方式</translation>
    </message>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>It cannot be used here.</source>
        <translation>這裡不能使用它。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>It takes {cost}.</source>
        <translation>需要 {cost}。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>Parameters</source>
        <translation>參數</translation>
    </message>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>Parameters (changed)</source>
        <translation>參數（已變更）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>Perturbation</source>
        <translation>擾動</translation>
    </message>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>Show or hide the parameters of this method</source>
        <translation>顯示或隱藏這個方法的參數</translation>
    </message>
</context>
<context>
    <name>MethodsPanel</name>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>CAM beside Grad-CAM</source>
        <translation>CAM 與 Grad-CAM 並列</translation>
    </message>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>Each map is scaled to its own maximum, here {peak} (raw).</source>
        <translation>每張圖依各自的最大值縮放，這裡是 {peak}（原始值）。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>Left and right go to another method, Enter chooses it.</source>
        <translation>左右鍵移到其他方法，Enter 選擇它。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>Methods are compared once the heatmap is done.</source>
        <translation>熱圖完成後就會比較各方法。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>Methods compared</source>
        <translation>方法比較</translation>
    </message>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>Open a model and an image to compare methods here.</source>
        <translation>開啟模型與影像後，這裡會比較各方法。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>Show these two alone, with the difference measured: on a network that ends in global average pooling and one dense layer they are the same map, but that Grad-CAM drops what is negative</source>
        <translation>只顯示這兩個並測量差異：在以全域平均池化和一個全連接層結尾的網路上，兩者是同一張圖，只是 Grad-CAM 捨棄負的部分</translation>
    </message>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>Stopped. F5 asks again.</source>
        <translation>已停止。按 F5 可再次要求。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>The network has not answered for this image. F5 asks again.</source>
        <translation>網路還沒有對這張影像作答。按 F5 可再次要求。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>There is no positive evidence for the target at this layer.</source>
        <translation>這一層沒有支持目標的正向證據。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>class-free</source>
        <translation>與類別無關</translation>
    </message>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>no positive evidence</source>
        <translation>沒有正向證據</translation>
    </message>
</context>
<context>
    <name>NeuronForm</name>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Column</source>
        <translation>欄</translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Column of the neuron, from the left, from 0</source>
        <translation>神經元的欄，從左側起算，從 0 開始</translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Explain one neuron instead of the whole channel's mean</source>
        <translation>解釋一個神經元，而不是整個通道的平均</translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Explain this neuron</source>
        <translation>解釋這個神經元</translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Layer {path}</source>
        <translation>層 {path}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Neuron</source>
        <translation>神經元</translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>One place</source>
        <translation>單一位置</translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Row</source>
        <translation>列</translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Row of the neuron, from the top, from 0</source>
        <translation>神經元的列，從上方起算，從 0 開始</translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Select a layer first.</source>
        <translation>請先選擇一個層。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Show which parts of the image excite it</source>
        <translation>顯示影像的哪些部分激發它</translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Which channel of the layer, from 0</source>
        <translation>層的哪個通道，從 0 開始</translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>col. </source>
        <translation>欄 </translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>row </source>
        <translation>列 </translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <location filename="../../gui/notices.py"/>
        <source>Something unexpected happened. Camscope is still running.</source>
        <translation>發生未預期的狀況。Camscope 仍在執行。</translation>
    </message>
</context>
<context>
    <name>OtherInputsForm</name>
    <message>
        <location filename="../../gui/panels/other_inputs.py"/>
        <source>A number, several with commas, or the path of a .npy file; empty is zeros</source>
        <translation>一個數字、以逗號分隔的多個數字，或 .npy 檔案的路徑；空白代表零</translation>
    </message>
    <message>
        <location filename="../../gui/panels/other_inputs.py"/>
        <source>Image goes to {name}</source>
        <translation>影像輸入到 {name}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/other_inputs.py"/>
        <source>Image input</source>
        <translation>影像輸入</translation>
    </message>
    <message>
        <location filename="../../gui/panels/other_inputs.py"/>
        <source>Input {name}</source>
        <translation>輸入 {name}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/other_inputs.py"/>
        <source>Which of the model's inputs takes the image</source>
        <translation>由模型的哪個輸入接收影像</translation>
    </message>
</context>
<context>
    <name>ParameterForm</name>
    <message>
        <location filename="../../gui/widgets/methods/parameter_form.py"/>
        <source>Give all parameters their default values</source>
        <translation>讓所有參數恢復預設值</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/methods/parameter_form.py"/>
        <source>Reset</source>
        <translation>重設</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/methods/parameter_form.py"/>
        <source>Reset the parameters</source>
        <translation>重設參數</translation>
    </message>
</context>
<context>
    <name>PendingWork</name>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Comparing heatmaps</source>
        <translation>正在比較熱圖</translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Comparing methods</source>
        <translation>正在比較方法</translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Computing heatmaps</source>
        <translation>正在計算熱圖</translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Drawing the view</source>
        <translation>正在繪製檢視</translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Growing a larger filter image</source>
        <translation>正在生成較大的濾波器影像</translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Growing an atlas</source>
        <translation>正在生成圖集</translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Growing filter images</source>
        <translation>正在生成濾波器影像</translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Making a figure</source>
        <translation>正在製作圖表</translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Opening the image</source>
        <translation>正在開啟影像</translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Opening the model</source>
        <translation>正在開啟模型</translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Ranking images</source>
        <translation>正在排序影像</translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Running the network</source>
        <translation>正在執行網路</translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Writing a script</source>
        <translation>正在產生腳本</translation>
    </message>
</context>
<context>
    <name>PreprocessingDialog</name>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>&amp;BGR</source>
        <translation>BGR(&amp;B)</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>&amp;Deviation:</source>
        <translation>標準差(&amp;D)：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>&amp;Keep beside the model</source>
        <translation>保存在模型旁(&amp;K)</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>&amp;Mean:</source>
        <translation>平均值(&amp;M)：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>&amp;Range:</source>
        <translation>範圍(&amp;R)：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>&amp;to</source>
        <translation>到(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Black becomes</source>
        <translation>黑色變成</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Deviation</source>
        <translation>標準差</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Divided by: one number, or one for each channel</source>
        <translation>除以：一個數字，或每個通道一個</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Fed the suggested way, predictions for {count} images differ clearly, and are not blindly sure. This is a hint, no proof: what counts is which predictions are right.</source>
        <extracomment>For one: Fed the suggested way, predictions for {count} image differ clearly, and are not blindly sure. This is a hint, no proof: what counts is which predictions are right.</extracomment>
        <translation>
            <numerusform>以建議的方式餵入時，{count} 張影像的預測有明顯差異，而且不是盲目地有把握。這是提示，不是證明：重要的是哪些預測正確。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Feed blue first, as OpenCV reads images</source>
        <translation>藍色在前餵入，與 OpenCV 讀取影像的方式相同</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Mean</source>
        <translation>平均值</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Most probable</source>
        <translation>最可能</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>No model is open.</source>
        <translation>沒有開啟模型。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>No way tells images apart much better than the others.</source>
        <translation>沒有任何方式明顯更能區分影像。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Number that a black pixel is fed as</source>
        <translation>黑色像素餵入時的數字</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Number that a white pixel is fed as</source>
        <translation>白色像素餵入時的數字</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Open an image: each way shows what it is taken for.</source>
        <translation>開啟影像後，會顯示以各種方式餵入時它被認成什麼。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Preprocessing</source>
        <translation>前處理</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Second</source>
        <translation>第二</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Taken away: one number, or one for each channel, by commas</source>
        <translation>要減去的值：一個數字，或每個通道一個，以逗號分隔</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Tells images apart</source>
        <translation>區分影像</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>The chosen row is what the model is fed</source>
        <translation>選取的那一列就是餵給模型的方式</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>The model is fed</source>
        <translation>餵給模型</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>These numbers make no preprocessing: two different ends of the range, one number or three for mean and deviation, and no deviation of zero.</source>
        <translation>這些數字無法組成前處理：範圍的兩端必須不同，平均值與標準差各為一個或三個數字，而且標準差不能為零。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Third</source>
        <translation>第三</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Ways of preprocessing</source>
        <translation>前處理的方式</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>What {model} takes {image} for, fed in each way:</source>
        <translation>以各種方式餵入時，{model} 把 {image} 認成什麼：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>White becomes</source>
        <translation>白色變成</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Write preprocessing, fit, resizing and size into a file beside the model, for window and commands</source>
        <translation>將前處理、長寬比處理、縮放與尺寸寫入模型旁的檔案，供視窗與指令使用</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>{share}, suggested</source>
        <translation>{share}，建議</translation>
    </message>
</context>
<context>
    <name>PresetMenu</name>
    <message>
        <location filename="../../gui/actions/preset_menu.py"/>
        <source>Preset: {name}</source>
        <translation>預設集：{name}</translation>
    </message>
    <message>
        <location filename="../../gui/actions/preset_menu.py"/>
        <source>Presets</source>
        <translation>預設集</translation>
    </message>
</context>
<context>
    <name>PropertiesPanel</name>
    <message>
        <location filename="../../gui/panels/properties.py"/>
        <source>No layer is chosen.</source>
        <translation>沒有選擇層。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/properties.py"/>
        <source>Stopped. F5 asks again.</source>
        <translation>已停止。按 F5 可再次要求。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/properties.py"/>
        <source>computing</source>
        <translation>計算中</translation>
    </message>
    <message>
        <location filename="../../gui/panels/properties.py"/>
        <source>weights</source>
        <translation>權重</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <location filename="../../gui/speech.py"/>
        <source>&amp;Look in:</source>
        <translation>位置(&amp;L)：</translation>
    </message>
    <message>
        <location filename="../../gui/speech.py"/>
        <source>Files of &amp;type:</source>
        <translation>檔案類型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <location filename="../../gui/actions/recent_menu.py"/>
        <source>Clear this list</source>
        <translation>清除這份清單</translation>
    </message>
    <message>
        <location filename="../../gui/actions/recent_menu.py"/>
        <source>Forget these files; they stay where they are</source>
        <translation>忘記這些檔案；檔案仍在原處</translation>
    </message>
    <message>
        <location filename="../../gui/actions/recent_menu.py"/>
        <source>Images</source>
        <translation>影像</translation>
    </message>
    <message>
        <location filename="../../gui/actions/recent_menu.py"/>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <location filename="../../gui/actions/recent_menu.py"/>
        <source>Nothing yet</source>
        <translation>還沒有項目</translation>
    </message>
    <message>
        <location filename="../../gui/actions/recent_menu.py"/>
        <source>Open recent</source>
        <translation>開啟最近的檔案</translation>
    </message>
    <message>
        <location filename="../../gui/actions/recent_menu.py"/>
        <source>{name} (not found)</source>
        <translation>{name}（找不到）</translation>
    </message>
</context>
<context>
    <name>Reloader</name>
    <message>
        <location filename="../../gui/core/reloading.py"/>
        <source>Reload</source>
        <translation>重新載入</translation>
    </message>
    <message>
        <location filename="../../gui/core/reloading.py"/>
        <source>{name} cannot be opened yet. It is opened as soon as it is whole.</source>
        <translation>還無法開啟 {name}。檔案完整後就會開啟。</translation>
    </message>
    <message>
        <location filename="../../gui/core/reloading.py"/>
        <source>{name} has changed but cannot be opened; the one before stays open.</source>
        <translation>{name} 已變更但無法開啟；先前的內容仍保持開啟。</translation>
    </message>
    <message>
        <location filename="../../gui/core/reloading.py"/>
        <source>{name} has changed on the disk.</source>
        <translation>磁碟上的 {name} 已變更。</translation>
    </message>
</context>
<context>
    <name>RemovalQuestion</name>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Remove the weights of {model} from this computer?</source>
        <translation>要從這台電腦移除 {model} 的權重嗎？</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Remove weights</source>
        <translation>移除權重</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>The file that you imported stays where you had it; this copy goes.</source>
        <translation>您匯入的檔案仍在原處；移除的是這份副本。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>They can be downloaded or imported again.</source>
        <translation>之後可以再下載或匯入。</translation>
    </message>
</context>
<context>
    <name>ReplaceQuestion</name>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>It records how the images beside it were made.</source>
        <translation>它記錄了旁邊的影像是如何產生的。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>{name} is there already. Replace it?</source>
        <translation>{name} 已經存在。要取代它嗎？</translation>
    </message>
</context>
<context>
    <name>SavingQuestion</name>
    <message>
        <location filename="../../gui/closing.py"/>
        <source>Close without saving</source>
        <translation>不儲存直接關閉</translation>
    </message>
    <message>
        <location filename="../../gui/closing.py"/>
        <source>Keep the window open</source>
        <translation>保持視窗開啟</translation>
    </message>
    <message>
        <location filename="../../gui/closing.py"/>
        <source>Saving</source>
        <translation>儲存中</translation>
    </message>
    <message>
        <location filename="../../gui/closing.py"/>
        <source>The window closes when that is done.</source>
        <translation>完成後視窗會關閉。</translation>
    </message>
    <message>
        <location filename="../../gui/closing.py"/>
        <source>{names} is still being saved.</source>
        <translation>仍在儲存 {names}。</translation>
    </message>
</context>
<context>
    <name>ScoreBars</name>
    <message>
        <location filename="../../gui/widgets/controls/score_bars.py"/>
        <source>Most probable classes</source>
        <translation>最可能的類別</translation>
    </message>
</context>
<context>
    <name>ScoreForm</name>
    <message>
        <location filename="../../gui/panels/score.py"/>
        <source>Outputs</source>
        <translation>輸出值</translation>
    </message>
    <message>
        <location filename="../../gui/panels/score.py"/>
        <source>Score</source>
        <translation>分數</translation>
    </message>
    <message>
        <location filename="../../gui/panels/score.py"/>
        <source>The number that is explained. The logit speaks of the class alone; a softmax mixes in the other classes, and where it saturates the gradients vanish.</source>
        <translation>要解釋的數字。logit 只說明這個類別本身；softmax 會混入其他類別，而且在它飽和之處梯度會消失。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/score.py"/>
        <source>What nothing in the model tells. If its loss had a softmax or sigmoid (from_logits=True), its outputs are logits, and probabilities can be computed; a regression has values. Kept for this file.</source>
        <translation>模型沒有說明的事。如果它的損失含有 softmax 或 sigmoid（from_logits=True），輸出就是 logits，可以算出機率；迴歸的輸出是數值。會為這個檔案保存。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/score.py"/>
        <source>as they are</source>
        <translation>保持原樣</translation>
    </message>
    <message>
        <location filename="../../gui/panels/score.py"/>
        <source>logits of a softmax</source>
        <translation>softmax 的 logits</translation>
    </message>
    <message>
        <location filename="../../gui/panels/score.py"/>
        <source>logits of sigmoids</source>
        <translation>sigmoid 的 logits</translation>
    </message>
    <message>
        <location filename="../../gui/panels/score.py"/>
        <source>softmax, assumed</source>
        <translation>假定為 softmax</translation>
    </message>
    <message>
        <location filename="../../gui/panels/score.py"/>
        <source>values</source>
        <translation>數值</translation>
    </message>
</context>
<context>
    <name>ScoreRow</name>
    <message>
        <location filename="../../gui/widgets/controls/score_row.py"/>
        <source>&lt;{value} %</source>
        <translation>&lt;{value} %</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/score_row.py"/>
        <source>&gt;{value} %</source>
        <translation>&gt;{value} %</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/score_row.py"/>
        <source>Compared with. {key}</source>
        <translation>比較對象。{key}</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/score_row.py"/>
        <source>Key {number}</source>
        <translation>按鍵 {number}</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/score_row.py"/>
        <source>Value {value}, key {number}</source>
        <translation>值 {value}，按鍵 {number}</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/score_row.py"/>
        <source>{value} %</source>
        <translation>{value} %</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/score_row.py"/>
        <source>{value} of the cells, mean logit {logit}, key {number}</source>
        <translation>占 {value} 的格，平均 logit {logit}，按鍵 {number}</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/score_row.py"/>
        <source>{value}, logit {logit}, key {number}</source>
        <translation>{value}，logit {logit}，按鍵 {number}</translation>
    </message>
</context>
<context>
    <name>ScriptLines</name>
    <message>
        <location filename="../../gui/widgets/messages/script_lines.py"/>
        <source>Copied</source>
        <translation>已複製</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/script_lines.py"/>
        <source>Copy these lines</source>
        <translation>複製這幾行</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/script_lines.py"/>
        <source>Lines of Python</source>
        <translation>Python 程式碼</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/script_lines.py"/>
        <source>Put the lines of Python on the clipboard</source>
        <translation>將這幾行 Python 放到剪貼簿</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/script_lines.py"/>
        <source>Run them where your network's code is</source>
        <translation>請在有網路程式碼的地方執行</translation>
    </message>
</context>
<context>
    <name>SplitMenu</name>
    <message>
        <location filename="../../gui/actions/split_menu.py"/>
        <source>Views</source>
        <translation>多重檢視</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Answered in {time} ms</source>
        <translation>在 {time} ms 內回應</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Answered in {time} s</source>
        <translation>在 {time} s 內回應</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Demo model</source>
        <translation>示範模型</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Device</source>
        <translation>裝置</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Engine busy</source>
        <translation>引擎忙碌</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Engine ready</source>
        <translation>引擎就緒</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Engine restarting</source>
        <translation>引擎重新啟動中</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Engine starting</source>
        <translation>引擎啟動中</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Engine stopped</source>
        <translation>引擎已停止</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>How far the work is</source>
        <translation>工作的進度</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>No model</source>
        <translation>沒有模型</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Pixel, colour and raw map value there</source>
        <translation>該處的像素、顏色與原始圖值</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Progress</source>
        <translation>進度</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Stop what is being done (Esc)</source>
        <translation>停止正在進行的工作 (Esc)</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>The network computed this map in 32 bits.</source>
        <translation>網路以 32 位元計算這張圖。</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>The network computed this map in bfloat16: faster on this device, the picture is the same. The menu Engine has float32.</source>
        <translation>網路以 bfloat16 計算這張圖：在這個裝置上較快，圖片相同。「引擎」選單裡有 float32。</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>The open model</source>
        <translation>開啟的模型</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Time from your last choice to its picture</source>
        <translation>從您上次選擇到圖片出現的時間</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Under the pointer</source>
        <translation>指標之下</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>What the engine is doing</source>
        <translation>引擎正在做的事</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>What the network runs on</source>
        <translation>執行網路的裝置</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Work</source>
        <translation>工作</translation>
    </message>
</context>
<context>
    <name>TargetPanel</name>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Click a class to see the evidence for it (keys 1-5); Ctrl+click adds a class</source>
        <translation>點選類別可看支持它的證據（按鍵 1-5）；Ctrl+點選可加入類別</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Compare the class with another one</source>
        <translation>將這個類別與另一個比較</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Compare with</source>
        <translation>比較對象</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Explain a channel or neuron inside the network</source>
        <translation>解釋網路內部的通道或神經元</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Explain the top class of every image again (key 0)</source>
        <translation>再次解釋每張影像的最高分類別（按鍵 0）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Find any channel</source>
        <translation>尋找任何通道</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Find any class</source>
        <translation>尋找任何類別</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Find any number</source>
        <translation>尋找任何數字</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Follow the top class</source>
        <translation>跟隨最高分類別</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Neuron</source>
        <translation>神經元</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>No image is open.</source>
        <translation>沒有開啟影像。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>No model is open.</source>
        <translation>沒有開啟模型。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Numbers of the output</source>
        <translation>輸出的數字</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Output</source>
        <translation>輸出</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Show the evidence for one class that is not evidence for the other</source>
        <translation>顯示支持一個類別但不支持另一個類別的證據</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Strongest channels</source>
        <translation>最強的通道</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Target</source>
        <translation>目標</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Top classes</source>
        <translation>最高分類別</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Type a part of a class's name and choose it from the list</source>
        <translation>輸入類別名稱的一部分，再從清單中選擇</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Which of the model's outputs is explained.</source>
        <translation>要解釋模型的哪個輸出。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>compare with which channel?</source>
        <translation>與哪個通道比較？</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>compare with which class?</source>
        <translation>與哪個類別比較？</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>compare with which number?</source>
        <translation>與哪個數字比較？</translation>
    </message>
</context>
<context>
    <name>ThemeMenu</name>
    <message>
        <location filename="../../gui/actions/theme_menu.py"/>
        <source>Black and white alone: dark or light as the desktop is</source>
        <translation>只用黑與白；深淺跟隨桌面</translation>
    </message>
    <message>
        <location filename="../../gui/actions/theme_menu.py"/>
        <source>Dark text on a light ground</source>
        <translation>淺色背景、深色文字</translation>
    </message>
    <message>
        <location filename="../../gui/actions/theme_menu.py"/>
        <source>Light or dark as the desktop is, also when it changes</source>
        <translation>隨桌面採用淺色或深色，桌面變更時也跟著變更</translation>
    </message>
    <message>
        <location filename="../../gui/actions/theme_menu.py"/>
        <source>Light text on a dark ground</source>
        <translation>深色背景、淺色文字</translation>
    </message>
    <message>
        <location filename="../../gui/actions/theme_menu.py"/>
        <source>Theme</source>
        <translation>主題</translation>
    </message>
    <message>
        <location filename="../../gui/actions/theme_menu.py"/>
        <source>Theme: as the system</source>
        <translation>主題：跟隨系統</translation>
    </message>
    <message>
        <location filename="../../gui/actions/theme_menu.py"/>
        <source>Theme: dark</source>
        <translation>主題：深色</translation>
    </message>
    <message>
        <location filename="../../gui/actions/theme_menu.py"/>
        <source>Theme: high contrast</source>
        <translation>主題：高對比</translation>
    </message>
    <message>
        <location filename="../../gui/actions/theme_menu.py"/>
        <source>Theme: light</source>
        <translation>主題：淺色</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <location filename="../../gui/toolbar.py"/>
        <source>Toolbar</source>
        <translation>工具列</translation>
    </message>
</context>
<context>
    <name>TopImagesPanel</name>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>By maximum</source>
        <translation>依最大值</translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>By mean</source>
        <translation>依平均值</translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>Go on</source>
        <translation>繼續</translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>Keep the ranking as it is (Esc)</source>
        <translation>讓排序保持現狀 (Esc)</translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>None of the open images could be ranked.</source>
        <translation>開啟的影像都無法排序。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>Open a model and images to see here which of them a channel answers to.</source>
        <translation>開啟模型與影像後，這裡會顯示通道對哪些影像有反應。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>Open images to see here which of them a channel answers to most.</source>
        <translation>開啟影像後，這裡會顯示通道對哪些影像反應最強。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>Rank by</source>
        <translation>排序依據</translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>Rank the other images</source>
        <translation>排序其餘影像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>The channel that images are ranked for</source>
        <translation>要為其排序影像的通道</translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>The images are ranked for {layer}.</source>
        <translation>影像已為 {layer} 排序。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>Top images</source>
        <translation>最高啟動值影像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>What makes an image come first</source>
        <translation>影像依什麼排在前面</translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>channel </source>
        <translation>通道 </translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>computing</source>
        <translation>計算中</translation>
    </message>
</context>
<context>
    <name>TrustDialog</name>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Choose Python file…</source>
        <translation>選擇 Python 檔案…</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Code is in {count} layers: {names}.</source>
        <extracomment>For one: Code is in {count} layer: {names}.</extracomment>
        <translation>
            <numerusform>{count} 個層含有程式碼：{names}。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>If you open it, its code runs on this computer with your rights: it can read, change, delete and send your files. No check of Camscope can tell whether it does. Trust it only if you know who made it, and that it came to you unchanged.</source>
        <translation>開啟後，它的程式碼會以您的權限在這台電腦上執行：可以讀取、更改、刪除和傳送您的檔案。Camscope 的任何檢查都無法判斷它是否會這麼做。只有在您知道製作者是誰，且確定它傳到您手上時未經更改，才信任它。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/trust.py"/>
        <source>It needs {count} classes or functions that are not part of Keras, from a Python file that is run, too: {names}.</source>
        <extracomment>For one: It needs {count} class or function that is not part of Keras, from a Python file that is run, too: {names}.</extracomment>
        <translation>
            <numerusform>它還需要 {count} 個不屬於 Keras 的類別（class）或函式，來自同樣會執行的 Python 檔案：{names}。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Leave the model as it is: nothing of it runs</source>
        <translation>讓模型保持原狀：不執行其中任何東西</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Let the code in this file run, now and later</source>
        <translation>現在和以後都允許執行這個檔案裡的程式碼</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>No Python file is chosen.</source>
        <translation>沒有選擇 Python 檔案。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Python file with the model's classes</source>
        <translation>含有模型類別（class）的 Python 檔案</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Python files (*.py)</source>
        <translation>Python 檔案 (*.py)</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>The file with the classes that are not in Keras</source>
        <translation>含有 Keras 所沒有的類別（class）的檔案</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>The trust is for exactly these bytes (SHA-256 {digits}…). It is remembered until you forget it under File, Trusted files.</source>
        <translation>信任只適用於完全相同的位元組（SHA-256 {digits}…）。在「檔案」的「受信任的檔案」取消信任之前，都會記住它。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Trust and open</source>
        <translation>信任並開啟</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Trust this file?</source>
        <translation>要信任這個檔案嗎？</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Warning, line {number}</source>
        <translation>警告第 {number} 行</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>{file} (SHA-256 {digits}…)</source>
        <translation>{file}（SHA-256 {digits}…）</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>{name} is a program, not only data.</source>
        <translation>{name} 是程式，不只是資料。</translation>
    </message>
</context>
<context>
    <name>TrustQuestions</name>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>This model runs no code of its own: it needs no trust.</source>
        <translation>這個模型不執行自身的程式碼：不需要信任。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Trust this file…</source>
        <translation>信任這個檔案…</translation>
    </message>
</context>
<context>
    <name>TrustedFilesDialog</name>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Forget</source>
        <translation>取消信任</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Models whose own code may run when they are opened</source>
        <translation>開啟時可以執行自身程式碼的模型</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>No file is trusted: no model runs code of its own.</source>
        <translation>沒有受信任的檔案：沒有模型會執行自身的程式碼。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>The code in these models runs when they are opened.</source>
        <translation>這些模型裡的程式碼在開啟時會執行。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Trust the chosen files no more (Delete)</source>
        <translation>不再信任所選的檔案（Delete）</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Trusted files</source>
        <translation>受信任的檔案</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>{model}, with {code}</source>
        <translation>{model}，連同 {code}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>{name}, SHA-256 {digits}…</source>
        <translation>{name}，SHA-256 {digits}…</translation>
    </message>
</context>
<context>
    <name>ValueFormPanel</name>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Explain what raises the value, lowers it, or holds it</source>
        <translation>解釋什麼使數值上升、下降或維持</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Least score</source>
        <translation>最低分數</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Number of the row, from 0</source>
        <translation>列的編號，從 0 開始</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Reference</source>
        <translation>參考值</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Row</source>
        <translation>列號</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Rows</source>
        <translation>列</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Rows with a score above this</source>
        <translation>分數高於此值的列</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Score of</source>
        <translation>分數類別</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>The number to come near to</source>
        <translation>要接近的數字</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Units</source>
        <translation>單元</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Value</source>
        <translation>數值</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>What several chosen units become; Ctrl+click adds a unit</source>
        <translation>所選的多個單元合併成什麼；Ctrl+點選可加入單元</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Which rows count: boxes, or places of the image</source>
        <translation>計算哪些列：邊界框，或影像的位置</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Which score of a row counts: the largest, or a class's</source>
        <translation>採用一列的哪個分數：最大的，或某個類別的</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>all rows</source>
        <translation>所有列</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>any class</source>
        <translation>任何類別</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>downwards</source>
        <translation>向下</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>far from a number</source>
        <translation>遠離某個數字</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>highest score</source>
        <translation>最高分數</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>mean of all</source>
        <translation>全部的平均</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>near a number</source>
        <translation>接近某個數字</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>norm</source>
        <translation>範數</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>norm of all</source>
        <translation>全部的範數</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>one row</source>
        <translation>一列</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>scores above</source>
        <translation>分數高於</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>sum</source>
        <translation>總和</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>sum of all</source>
        <translation>全部的總和</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>upwards</source>
        <translation>向上</translation>
    </message>
</context>
<context>
    <name>ValueSlider</name>
    <message>
        <location filename="../../gui/widgets/controls/value_slider.py"/>
        <source>Double-click to reset to {value}.</source>
        <translation>連按兩下可重設為 {value}。</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/value_slider.py"/>
        <source>Reset</source>
        <translation>重設</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/value_slider.py"/>
        <source>{name}, exact value</source>
        <translation>{name}，精確值</translation>
    </message>
</context>
<context>
    <name>ViewPane</name>
    <message>
        <location filename="../../gui/view_pane.py"/>
        <source>Difference of two views</source>
        <translation>兩個檢視的差異</translation>
    </message>
    <message>
        <location filename="../../gui/view_pane.py"/>
        <source>Image</source>
        <translation>影像</translation>
    </message>
    <message>
        <location filename="../../gui/view_pane.py"/>
        <source>View {number} of {total}</source>
        <translation>檢視 {number}，共 {total} 個</translation>
    </message>
    <message>
        <location filename="../../gui/view_pane.py"/>
        <source>{view}, active</source>
        <translation>{view}，作用中</translation>
    </message>
</context>
<context>
    <name>ViewWords</name>
    <message>
        <location filename="../../gui/view_words.py"/>
        <source>Opening the image…</source>
        <translation>正在開啟影像…</translation>
    </message>
</context>
<context>
    <name>WeightsDialog</name>
    <message>
        <location filename="../../gui/dialogs/weights.py"/>
        <source>Build the network and open it with these weights</source>
        <translation>建立網路，並以這些權重開啟</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/weights.py"/>
        <source>Its tensors fit several networks. Which one is it?</source>
        <translation>它的張量符合多個網路。是哪一個？</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/weights.py"/>
        <source>Its tensors fit {network}. Open it as that?</source>
        <translation>它的張量符合 {network}。要以該網路開啟嗎？</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/weights.py"/>
        <source>Leave open what is open</source>
        <translation>保持目前開啟的內容</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/weights.py"/>
        <source>Open</source>
        <translation>開啟</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/weights.py"/>
        <source>Open the weights as this network</source>
        <translation>將權重以這個網路開啟</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/weights.py"/>
        <source>Open these weights?</source>
        <translation>要開啟這些權重嗎？</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/weights.py"/>
        <source>The answer is remembered for exactly these bytes (SHA-256 {digits}…).</source>
        <translation>會為完全相同的位元組記住這個回答（SHA-256 {digits}…）。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/weights.py"/>
        <source>{name} holds weights without a model.</source>
        <translation>{name} 只有權重，沒有模型。</translation>
    </message>
</context>
<context>
    <name>WeightsPage</name>
    <message>
        <location filename="../../gui/panels/weights.py"/>
        <source>Filters of the layer as pictures</source>
        <translation>以圖片顯示這一層的濾波器</translation>
    </message>
    <message>
        <location filename="../../gui/panels/weights.py"/>
        <source>Histograms of the weights</source>
        <translation>權重的直方圖</translation>
    </message>
    <message>
        <location filename="../../gui/panels/weights.py"/>
        <source>How often each value occurs; heights are square roots of the counts</source>
        <translation>每個值出現的頻率；高度是次數的平方根</translation>
    </message>
    <message>
        <location filename="../../gui/panels/weights.py"/>
        <source>Only filters that look at the image itself are pictures.</source>
        <translation>只有直接看影像的濾波器才能顯示為圖片。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/weights.py"/>
        <source>Open a model and choose a layer to see its weights here.</source>
        <translation>開啟模型並選擇層後，這裡會顯示它的權重。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/weights.py"/>
        <source>Stopped. F5 asks again.</source>
        <translation>已停止。按 F5 可再次要求。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/weights.py"/>
        <source>The weights of {layer} are on their way.</source>
        <translation>{layer} 的權重即將顯示。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/weights.py"/>
        <source>filter {index}</source>
        <translation>濾波器 {index}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/weights.py"/>
        <source>{count} filters, none of them 0 everywhere</source>
        <extracomment>For one: {count} filter, which is not 0 everywhere</extracomment>
        <translation>
            <numerusform>{count} 個濾波器，沒有處處為 0 的</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/weights.py"/>
        <source>{count} of {total} filters are 0 everywhere ({names})</source>
        <extracomment>For one: {count} of {total} filters is 0 everywhere ({names})</extracomment>
        <translation>
            <numerusform>{total} 個濾波器中有 {count} 個處處為 0（{names}）</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/panels/weights.py"/>
        <source>{layer} has no weights of its own.</source>
        <translation>{layer} 沒有自己的權重。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/weights.py"/>
        <source>{least} (black) to {most} (white)</source>
        <translation>{least}（黑）到 {most}（白）</translation>
    </message>
</context>
<context>
    <name>ZoomButton</name>
    <message>
        <location filename="../../gui/widgets/controls/zoom_button.py"/>
        <source>Device pixels to an image pixel; click for other sizes</source>
        <translation>一個影像像素對應的裝置像素；點選可改用其他大小</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/zoom_button.py"/>
        <source>Fit {percent} %</source>
        <translation>符合 {percent} %</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/zoom_button.py"/>
        <source>Zoom: {size}</source>
        <translation>縮放：{size}</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/zoom_button.py"/>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>&amp;Edit</source>
        <translation>編輯(&amp;E)</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>&amp;File</source>
        <translation>檔案(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>&amp;Help</source>
        <translation>說明(&amp;H)</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>&amp;View</source>
        <translation>檢視(&amp;V)</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>200 %</source>
        <translation>200 %</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>About Camscope</source>
        <translation>關於 Camscope</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Add a view beside this one, with choices of its own</source>
        <translation>在這個檢視旁新增一個有自己選擇的檢視</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Atlas of filter images…</source>
        <translation>濾波器影像圖集…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Automatic layer</source>
        <translation>自動選層</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Class names…</source>
        <translation>類別名稱…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Close Camscope</source>
        <translation>關閉 Camscope</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Close all views but the active one</source>
        <translation>只留下作用中的檢視，關閉其他檢視</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Close image</source>
        <translation>關閉影像</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Close the active view; the image stays open</source>
        <translation>關閉作用中的檢視；影像仍保持開啟</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Close view</source>
        <translation>關閉檢視</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Compose heatmaps in rows and columns, as PNG, SVG or PDF</source>
        <translation>將熱圖按列與欄排列，存成 PNG、SVG 或 PDF</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Copy a Python script that makes this picture</source>
        <translation>複製能產生這張圖的 Python 腳本</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Copy as code</source>
        <translation>複製為程式碼</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Copy diagnostics…</source>
        <translation>複製診斷資訊…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Copy image and heatmap to the clipboard</source>
        <translation>將影像與熱圖複製到剪貼簿</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Copy view</source>
        <translation>複製檢視</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Difference of two views</source>
        <translation>兩個檢視的差異</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>E&amp;xplain</source>
        <translation>解釋(&amp;X)</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Edit the names of the model's classes, or take a file's</source>
        <translation>編輯模型的類別名稱，或採用檔案裡的名稱</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Enlarge the image</source>
        <translation>放大影像</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Explain class {rank} of the top five</source>
        <translation>解釋前五名中的第 {rank} 名類別</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Explain the top class of every image</source>
        <translation>解釋每張影像的最高分類別</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Figure…</source>
        <translation>圖表…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Filter layers…</source>
        <translation>篩選層…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Find an action, layer, class, setting or file by its name</source>
        <translation>依名稱尋找動作、層、類別、設定或檔案</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Find any class by its name</source>
        <translation>依名稱尋找任何類別</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Find anything…</source>
        <translation>尋找任何項目…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Find class…</source>
        <translation>尋找類別…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Find layers by name, type or shape</source>
        <translation>依名稱、類型或形狀尋找層</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Find out how a heatmap from elsewhere was made</source>
        <translation>找出別處的熱圖是怎麼做出來的</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Fit</source>
        <translation>符合視窗</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Follow the top class</source>
        <translation>跟隨最高分類別</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Full screen</source>
        <translation>全螢幕</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Give the picture the room, or bring the same panels back</source>
        <translation>把空間留給圖片，或讓同樣的面板回來</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Go back to the layer that Camscope chose</source>
        <translation>回到 Camscope 選擇的層</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Go to the next image of the film strip</source>
        <translation>到影像列的下一張影像</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Go to the next layer with a heatmap</source>
        <translation>到下一個有熱圖的層</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Go to the previous image in the film strip</source>
        <translation>到影像列的上一張影像</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Go to the previous layer with a heatmap</source>
        <translation>到上一個有熱圖的層</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Grow filter images</source>
        <translation>生成濾波器影像</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Hide the panels</source>
        <translation>隱藏面板</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Image alone</source>
        <translation>只看影像</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Keys</source>
        <translation>按鍵</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Let the code in the model file run that is only inspected</source>
        <translation>允許執行僅供查看的模型檔案裡的程式碼</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Let the panels follow the next view</source>
        <translation>讓面板跟隨下一個檢視</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Let the panels follow the previous view</source>
        <translation>讓面板跟隨上一個檢視</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Let the window fill the screen, or not any more</source>
        <translation>讓視窗占滿螢幕，或恢復原狀</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>List all keys</source>
        <translation>列出所有按鍵</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Lower the intensity by 0.05</source>
        <translation>將強度降低 0.05</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Make the choice again that was taken back</source>
        <translation>重新做出已復原的選擇</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Model library…</source>
        <translation>模型庫…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Next image</source>
        <translation>下一張影像</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Next layer</source>
        <translation>下一層</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Next view</source>
        <translation>下一個檢視</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>One view</source>
        <translation>單一檢視</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open a model: .keras, .h5, .pt2, or the .pb of a SavedModel</source>
        <translation>開啟模型：.keras、.h5、.pt2，或 SavedModel 的 .pb</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open a network of Keras Applications, such as ResNet50</source>
        <translation>開啟 Keras Applications 的網路，例如 ResNet50</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open a second model in a view beside the others</source>
        <translation>在其他檢視旁的新檢視開啟第二個模型</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open all images of a folder as a film strip, or a SavedModel</source>
        <translation>將資料夾的所有影像開啟成影像列，或開啟 SavedModel</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open compare model…</source>
        <translation>開啟比較模型…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open folder…</source>
        <translation>開啟資料夾…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open image…</source>
        <translation>開啟影像…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open model…</source>
        <translation>開啟模型…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open one or more images</source>
        <translation>開啟一張或多張影像</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open the demo model</source>
        <translation>開啟示範模型</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open the image or the files on the clipboard</source>
        <translation>開啟剪貼簿上的影像或檔案</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open the last session</source>
        <translation>開啟上次的工作階段</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open the small model that comes with Camscope</source>
        <translation>開啟 Camscope 附帶的小型模型</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open what was open when Camscope was closed last</source>
        <translation>開啟上次關閉 Camscope 時所開啟的內容</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Paste</source>
        <translation>貼上</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Preprocessing…</source>
        <translation>前處理…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Previous image</source>
        <translation>上一張影像</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Previous layer</source>
        <translation>上一層</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Previous view</source>
        <translation>上一個檢視</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Put all panels back where they were at first</source>
        <translation>將所有面板放回最初的位置</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Quit</source>
        <translation>結束</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Raise the intensity by 0.05</source>
        <translation>將強度提高 0.05</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Reopen the last session at the start</source>
        <translation>啟動時開啟上次的工作階段</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Reset layout</source>
        <translation>重設版面配置</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Samples</source>
        <translation>範例影像</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Save grids of the filter images of several layers</source>
        <translation>儲存多個層的濾波器影像網格</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Save image and heatmap as PNG at the image's own size</source>
        <translation>以影像本身的尺寸將影像與熱圖存成 PNG</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Save raw map…</source>
        <translation>儲存原始圖…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Save report…</source>
        <translation>儲存報告…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Save the map's own values as .npy</source>
        <translation>將圖本身的值存成 .npy</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Save view…</source>
        <translation>儲存檢視…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Save what is on the screen with all its facts, as one HTML file</source>
        <translation>將畫面上的內容與所有資訊存成一個 HTML 檔案</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>See versions, devices, the model's facts and the log, and copy them</source>
        <translation>檢視版本、裝置、模型資訊與記錄檔，並加以複製</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>See what the image is taken for, fed in each way, and choose one</source>
        <translation>查看以各種方式餵入時影像被認成什麼，並選擇一種</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>See whose code may run, and forget it</source>
        <translation>查看誰的程式碼可以執行，並取消信任</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Show one image pixel on one screen pixel</source>
        <translation>以一個螢幕像素顯示一個影像像素</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Show one image pixel on two by two screen pixels</source>
        <translation>以兩乘兩個螢幕像素顯示一個影像像素</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Show the active view minus the one beside it, or not</source>
        <translation>顯示作用中的檢視減去旁邊的檢視，或恢復原狀</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Show the evidence for this class</source>
        <translation>顯示支持這個類別的證據</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Show the image without its heatmap, or with it again (hold Space)</source>
        <translation>顯示不含熱圖的影像，或再顯示熱圖（按住空白鍵）</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Show the sample images that come with Camscope</source>
        <translation>顯示 Camscope 附帶的範例影像</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Show the whole image</source>
        <translation>顯示整張影像</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Show version and licence</source>
        <translation>顯示版本與授權</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Show what the channels of this layer look for</source>
        <translation>顯示這一層的通道在找什麼</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Shrink the image</source>
        <translation>縮小影像</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Split</source>
        <translation>分割</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Start with the model, the images and the choices of the last time</source>
        <translation>以上次的模型、影像與選擇啟動</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Stop what is being done</source>
        <translation>停止正在進行的工作</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Stronger heatmap</source>
        <translation>加強熱圖</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Take back the last choice, or bring back a closed image</source>
        <translation>復原上一個選擇，或重新開啟已關閉的影像</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Take this image off the film strip; the file stays</source>
        <translation>將這張影像移出影像列；檔案仍保留</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Trust this model…</source>
        <translation>信任這個模型…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Trusted files…</source>
        <translation>受信任的檔案…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Try again</source>
        <translation>再試一次</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Try again what could not be computed</source>
        <translation>再次嘗試無法計算的項目</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Undo</source>
        <translation>復原</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Weaker heatmap</source>
        <translation>減弱熱圖</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Why does my notebook differ?…</source>
        <translation>為什麼和我的筆記本不同？…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Zoom out</source>
        <translation>縮小</translation>
    </message>
</context>
<context>
    <name>agreement</name>
    <message>
        <location filename="../../gui/text/agreement.py"/>
        <source>CAM exists only for the layer before global average pooling, {layer}.</source>
        <translation>CAM 只適用於全域平均池化之前的那一層 {layer}。</translation>
    </message>
    <message>
        <location filename="../../gui/text/agreement.py"/>
        <source>Equal within {difference} once each is divided by its maximum: CAM is Grad-CAM times the {height} × {width} cells that are averaged (here {ratio}).</source>
        <translation>各自除以最大值後，差異在 {difference} 以內而相等：CAM 就是 Grad-CAM 乘以取平均的 {height} × {width} 格（這裡是 {ratio}）。</translation>
    </message>
    <message>
        <location filename="../../gui/text/agreement.py"/>
        <source>Neither CAM nor Grad-CAM has a positive value here.</source>
        <translation>CAM 與 Grad-CAM 在這裡都沒有正值。</translation>
    </message>
</context>
<context>
    <name>clear</name>
    <message>
        <location filename="../../gui/widgets/controls/clear_button.py"/>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>%(value)s is not a size: write 224, or height x width as 240x320, each from %(least)s to %(most)s</source>
        <translation>%(value)s 不是大小：請寫成 224，或 240x320（高 x 寬），各介於 %(least)s 與 %(most)s 之間</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>%(value)s is not a whole number from 1</source>
        <translation>%(value)s 不是 1 以上的整數</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>%(value)s is not auto, cpu or gpu:0 (gpu:1 and so on)</source>
        <translation>%(value)s 不是 auto、cpu 或 gpu:0（gpu:1 等）</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>.npy of numbers, or a picture, alone or over the image</source>
        <translation>數值的 .npy，或圖片（單獨或疊在影像上）</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>7, or 3,5,9, or 0:64, in this order; default: all</source>
        <translation>7、3,5,9 或 0:64，依此順序；預設：全部</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>7, or 3,5,9, or 0:64; default: the first 64</source>
        <translation>7、3,5,9 或 0:64；預設：前 64 個</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>See what a convolutional network looks at. Files alone open the window; without any it opens what was open last, and with --fresh nothing.</source>
        <translation>看看卷積網路在看影像的哪裡。只指定檔案時會開啟視窗；未指定時開啟上次開啟的內容，加上 --fresh 則什麼都不開啟。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>a .h5 file of a known network's weights</source>
        <translation>已知網路之權重的 .h5 檔案</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>a class to subtract: rather than this</source>
        <translation>要減去的類別：而不是這個</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>a class, value or channel; each is shown by itself</source>
        <translation>類別、值或通道；各自分別顯示</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>a class, value or channel; several are added up</source>
        <translation>類別、值或通道；多個時會相加</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>a parameter; `camscope methods` lists them all</source>
        <translation>參數；`camscope methods` 會全部列出</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>above the figure; default: none</source>
        <translation>圖表上方的標題；預設：無</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>also do what DIR has already</source>
        <translation>DIR 中已有的也重新產生</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>also tell each channel's Grad-CAM weight</source>
        <translation>同時列出各通道的 Grad-CAM 權重</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>also write a Python script that makes the picture</source>
        <translation>同時寫出產生該圖片的 Python 腳本</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>ambiguous option: %(option)s could match %(matches)s</source>
        <translation>選項 %(option)s 不明確，可能是 %(matches)s</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>argument %(argument_name)s: %(message)s</source>
        <translation>引數 %(argument_name)s：%(message)s</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>auto: the first convolution on each grid and the last of all; all: every convolution</source>
        <translation>auto：各網格上的第一個卷積與最後一個卷積；all：所有卷積</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>begin with this image instead of noise</source>
        <translation>以此影像而非雜訊開始</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>channels of each; default: 64</source>
        <translation>各層的通道數；預設：64</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>colour map of the overlays; default: inferno</source>
        <translation>疊加圖的色彩映射；預設：inferno</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>colour map of the tiles; default: viridis</source>
        <translation>圖塊的色彩映射；預設：viridis</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>default: 0</source>
        <translation>預設：0</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>default: 128</source>
        <translation>預設：128</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>default: all</source>
        <translation>預設：all</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>default: auto</source>
        <translation>預設：auto</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>default: fourier</source>
        <translation>預設：fourier</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>default: the built-in demo model</source>
        <translation>預設：內建的示範模型</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>defaults of another text or library; `camscope presets` tells of them</source>
        <translation>其他教材或函式庫的預設值；請見 `camscope presets`</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>draw heatmaps in rows and columns as one figure</source>
        <translation>將熱圖依列與欄排成一張圖表</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>expected at least one argument</source>
        <translation>至少需要一個值</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>expected at most one argument</source>
        <translation>最多一個值</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>expected one argument</source>
        <translation>需要一個值</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>explain a channel of a layer, or one of its cells, instead of a class</source>
        <translation>不解釋類別，而解釋某層的通道或其中一格</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>explain what brings the target near to this number, with --negative away from it</source>
        <translation>解釋什麼使目標接近此數字；加上 --negative 則為遠離</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>explain what speaks against the target</source>
        <translation>解釋不支持目標的證據</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>files, folders with all that is below, or 'a.npz[0:20]'</source>
        <translation>檔案、資料夾（含其下所有內容），或 'a.npz[0:20]'</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>folder to write to</source>
        <translation>寫入的資料夾</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>folder to write to; what it has is kept</source>
        <translation>寫入的資料夾；原有內容會保留</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>for a model that takes any size; default: the size it was trained for, if known</source>
        <translation>用於接受任意大小的模型；預設：已知的訓練大小</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>get a network's weights from Keras</source>
        <translation>從 Keras 取得網路的權重</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>grow grids of filter images of several layers</source>
        <translation>生成多個層的濾波器影像網格</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>grow images that excite channels of a layer</source>
        <translation>生成能激發某層通道的影像</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>hide what is below this share of the maximum; default: 0.0</source>
        <translation>隱藏低於最大值此比例的部分；預設：0.0</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>how an image is brought to the input's size; nearest is Keras' load_img; default: as kept beside the model, or area</source>
        <translation>如何將影像縮放到輸入的大小；nearest 即 Keras 的 load_img；預設：模型旁所保存的設定，或 area</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>how an image's proportions become the input's: stretch it, crop its middle, or pad it with black; default: as kept beside the model, or stretch</source>
        <translation>如何讓影像的長寬比符合輸入：拉伸、裁切中央，或補黑邊；預設：模型旁所保存的設定，或 stretch</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>how many classes</source>
        <translation>類別的數量</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>how the heat colours meet the image; plain is another word for alpha; default: heat</source>
        <translation>熱圖色彩如何與影像混合；plain 是 alpha 的另一個名稱；預設：heat</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>how the map is upsampled to the image; default: bilinear</source>
        <translation>如何將圖放大到影像大小；預設：bilinear</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>how values become brightness</source>
        <translation>值如何轉換為亮度</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>ignored explicit argument %r</source>
        <translation>不接受值 %r</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>invalid %(type)s value: %(value)r</source>
        <translation>%(value)r 不是有效的 %(type)s</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>invalid choice: %(value)r (choose from %(choices)s)</source>
        <translation>無法選擇 %(value)r（可選：%(choices)s）</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>layers; default: auto</source>
        <translation>層；預設：auto</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>leave captions out</source>
        <translation>省略說明文字</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>leave colour bars out</source>
        <translation>省略色條</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>let the code in this model file run: the file, or 8 or more digits of its SHA-256</source>
        <translation>允許執行此模型檔案中的程式碼：檔案，或其 SHA-256 的 8 位以上數字</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>list known networks, get or remove their weights</source>
        <translation>列出已知的網路，取得或移除其權重</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>names of the classes: mnist, fashion-mnist, cifar-10, cifar-100, imagenet, or a file; of another output than --output names with its name before</source>
        <translation>類別名稱：mnist、fashion-mnist、cifar-10、cifar-100、imagenet，或檔案；若屬於 --output 以外的輸出，前面加上其名稱</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>none, unit, signed, torch, caffe, or spelled out, as "0..1 mean 0.5 std 0.25 bgr"</source>
        <translation>none、unit、signed、torch、caffe，或完整寫出，如 "0..1 mean 0.5 std 0.25 bgr"</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>not allowed with argument %s</source>
        <translation>不能與引數 %s 同時使用</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>of the pictures; default: png</source>
        <translation>圖片的格式；預設：png</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>one more map, of the chosen layers together</source>
        <translation>再多一張將所選的層合併的圖</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>open a file of weights alone as this network of Keras Applications</source>
        <translation>將只有權重的檔案當作 Keras Applications 的這個網路開啟</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>open the demo model, explain, export; exit 0 when all is well</source>
        <translation>開啟示範模型、解釋並匯出；一切正常時結束代碼為 0</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>options</source>
        <translation>選項</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>positional arguments</source>
        <translation>引數</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>predict the first image in each way of preprocessing, side by side</source>
        <translation>以各種前處理預測第一張影像，並列顯示</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>print every method with its parameters</source>
        <translation>列出所有方法及其參數</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>print every preset, and what it changes</source>
        <translation>列出所有預設集及其更動的內容</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>print one JSON object instead</source>
        <translation>改為輸出一個 JSON 物件</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>print the layer tree</source>
        <translation>列出層的樹狀結構</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>print the most probable classes</source>
        <translation>列出機率最高的類別</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>print what helps to find a fault: versions, the last crash, the logs</source>
        <translation>列出有助於找出問題的資訊：版本、上次當機、記錄檔</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>remove weights that were got before</source>
        <translation>移除先前取得的權重</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>show program's version number and exit</source>
        <translation>顯示版本後結束</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>show this help message and exit</source>
        <translation>顯示此說明後結束</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>side of the pictures; default: 128</source>
        <translation>圖片的邊長；預設：128</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>tell how a heatmap from a notebook was made</source>
        <translation>判斷筆記本中的熱圖是如何產生的</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>tell what it will take, and write nothing</source>
        <translation>只說明所需的時間等，不寫入任何檔案</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>the cells of a map of classes or channels that count; default: all</source>
        <translation>類別圖或通道圖中要採計的格；預設：全部</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>the class; default: the most probable ones</source>
        <translation>類別；預設：最可能的幾個</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>the figure; replaced if there</source>
        <translation>圖表檔案；若已存在則取代</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>the following arguments are required: %s</source>
        <translation>缺少下列引數：%s</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>the framework that computes; default: the one of the model file</source>
        <translation>用來計算的框架；預設：模型檔案所屬的框架</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>the image that it belongs to</source>
        <translation>它所對應的影像</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>the rows that count of a table of boxes, scores or features; default: the best</source>
        <translation>邊界框、分數或特徵的表格中要採計的列；預設：最佳的一列</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>the same as --normalise signed: what speaks for the target, and what against it</source>
        <translation>等同 --normalise signed：支持目標與不支持目標的證據</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>tiles to a row; default: 16</source>
        <translation>每列的圖塊數；預設：16</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>unrecognized arguments: %(words)s</source>
        <translation>無法辨識的引數：%(words)s</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>unrecognized arguments: %(words)s. Nearest: %(names)s</source>
        <translation>無法辨識的引數：%(words)s。相近的有：%(names)s</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>usage: </source>
        <translation>用法：</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>weight of the heatmap; default: 0.7</source>
        <translation>熱圖的權重；預設：0.7</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>what a picture makes large; default: channel</source>
        <translation>圖片要使什麼變大；預設：channel</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>what an input beside the image is fed: a number, several with commas, or a .npy file; default: zeros</source>
        <translation>提供給影像以外之輸入的值：一個數字、以逗號分隔的多個數字，或 .npy 檔案；預設：零</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>what numbers are that nothing in the model tells: logits of a softmax or sigmoids, values of a regression, or as they are (auto); default: what is kept for the model</source>
        <translation>模型未說明其意義的數字是什麼：softmax 或 sigmoid 的 logit、迴歸的值，或保持原樣（auto）；預設：為此模型保存的設定</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>what of the target is explained; default: the logit (RISE: the probability)</source>
        <translation>解釋目標的什麼；預設：logit（RISE：機率）</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>what several units become; default: their sum</source>
        <translation>多個單元如何合而為一；預設：總和</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>what the network computes in; default: float32</source>
        <translation>網路計算所用的精度；預設：float32</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>what varies from column to column</source>
        <translation>各欄之間變化的項目</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>what varies from row to row</source>
        <translation>各列之間變化的項目</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>where the map's outermost cells lie on the image; default: half-pixel</source>
        <translation>圖最外側的格位於影像何處；預設：half-pixel</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>whether each cell has colours of its own; default: own</source>
        <translation>各格是否使用自己的色彩範圍；預設：own</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>which channel comes first; weight is Grad-CAM's, for the top class</source>
        <translation>通道的順序；weight 為 Grad-CAM 對最可能類別的權重</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>which input takes the image, of several that could</source>
        <translation>有多個輸入可接受影像時，使用哪一個</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>which of the model's outputs; default: the first</source>
        <translation>模型的哪個輸出；預設：第一個</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>which values have the first and last colour; default: max</source>
        <translation>哪些值對應第一個與最後一個顏色；預設：max</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>which way channels run on the grid; default: rows</source>
        <translation>通道在網格上的排列方向；預設：rows</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>width of a cell of a PNG file</source>
        <translation>PNG 檔案中一格的寬度</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>with --trust: run this file, which has the model's own classes</source>
        <translation>與 --trust 併用：執行此檔案，其中有模型自訂的類別</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>write activations as arrays and tiles</source>
        <translation>將啟動值寫成陣列與圖塊</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>write heatmaps, overlays and a manifest</source>
        <translation>寫出熱圖、疊加圖與資訊清單</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>write more into the log, and say where it is</source>
        <translation>在記錄檔中寫入更多內容，並顯示其位置</translation>
    </message>
</context>
<context>
    <name>costs</name>
    <message numerus="yes">
        <location filename="../../gui/text/costs.py"/>
        <source>about {time}, {count} passes, {memory}</source>
        <extracomment>For one: about {time}, {count} pass, {memory}</extracomment>
        <translation>
            <numerusform>約 {time}，{count} 次傳播，{memory}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>currency</name>
    <message>
        <location filename="../../gui/widgets/stale_veil.py"/>
        <source>Computing…</source>
        <translation>計算中…</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <location filename="../../engine/imaging/array_files.py"/>
        <source>"{chosen}" names no pictures of {name}. Write a number, or two: 12, or 0:20 for the first twenty.</source>
        <translation>「{chosen}」沒有指定 {name} 中的任何圖片。請寫一個或兩個數字：12，或以 0:20 表示前二十張。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/common.py"/>
        <source>"{labels}" is neither a set of labels nor a file. {nearest}</source>
        <translation>「{labels}」既不是一組標籤，也不是檔案。{nearest}</translation>
    </message>
    <message>
        <location filename="../../engine/cli/common.py"/>
        <source>"{name}" is not a preprocessing that this model can have. {nearest}</source>
        <translation>「{name}」不是此模型可用的前處理。{nearest}</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>"{value}" cannot be the parameter {name}: it takes a colour such as #808080.</source>
        <translation>「{value}」不能作為參數 {name}：它接受像 #808080 這樣的顏色。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>"{value}" cannot be the parameter {name}: it takes a number from {min} to {max}.</source>
        <translation>「{value}」不能作為參數 {name}：它接受 {min} 到 {max} 的數字。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>"{value}" cannot be the parameter {name}: it takes a whole number.</source>
        <translation>「{value}」不能作為參數 {name}：它接受整數。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>"{value}" cannot be the parameter {name}: it takes one of {choices}.</source>
        <translation>「{value}」不能作為參數 {name}：它接受 {choices} 之一。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>"{value}" cannot be the parameter {name}: it takes yes or no.</source>
        <translation>「{value}」不能作為參數 {name}：它接受是或否。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/common.py"/>
        <source>"{wanted}" names no channels of the {there} that there are. Write 7, or 3,5,9, or 0:64 for the first 64.</source>
        <translation>「{wanted}」未指定現有 {there} 個通道中的任何一個。請寫成 7、3,5,9，或以 0:64 表示前 64 個。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/common.py"/>
        <source>"{wanted}" names no channels. Write 7, or 3,5,9, or 0:64 for the first 64.</source>
        <translation>「{wanted}」未指定任何通道。請寫成 7、3,5,9，或以 0:64 表示前 64 個。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/command_words.py"/>
        <source>"{word}" is neither a command nor a file. Commands: {commands}.</source>
        <translation>「{word}」既不是指令，也不是檔案。指令：{commands}。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/model_options.py"/>
        <source>"{word}" is neither a file nor 8 or more digits of a SHA-256. Write --trust {model}.</source>
        <translation>「{word}」既不是檔案，也不是 SHA-256 的 8 位以上數字。請寫成 --trust {model}。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/targets.py"/>
        <source>"{word}" names no area. Write all, mask, or row, column, height and width of a rectangle of cells, such as 2,3,4,6.</source>
        <translation>「{word}」未指定區域。請寫 all、mask，或格子矩形的列、欄、高與寬，如 2,3,4,6。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/targets.py"/>
        <source>"{word}" names no neuron. Write its layer and channel, such as conv_2:5, or one cell of it, conv_2:5@3,4 (row, column).</source>
        <translation>「{word}」未指定神經元。請寫其層與通道，如 conv_2:5，或其中一格，如 conv_2:5@3,4（列、欄）。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/targets.py"/>
        <source>"{word}" names no rows. Write the number of a row, all, best, best:CLASS, above:0.5, or above:0.5:CLASS.</source>
        <translation>「{word}」未指定列。請寫列的編號、all、best、best:CLASS、above:0.5 或 above:0.5:CLASS。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/model_options.py"/>
        <source>--custom-objects runs a program: say --trust, too, with the model file or its SHA-256.</source>
        <translation>--custom-objects 會執行程式：請一併以 --trust 指定模型檔案或其 SHA-256。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/model_options.py"/>
        <source>--input takes NAME=VALUE, not {value}.</source>
        <translation>--input 需要 NAME=VALUE，而不是 {value}。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/model_options.py"/>
        <source>--trust is for .keras and .h5 files: of {file} no code is run in any case.</source>
        <translation>--trust 用於 .keras 與 .h5 檔案：{file} 的程式碼無論如何都不會執行。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/model_options.py"/>
        <source>--trust names another file: the SHA-256 of {model} begins with {digest}.</source>
        <translation>--trust 指定的是另一個檔案：{model} 的 SHA-256 以 {digest} 開頭。</translation>
    </message>
    <message>
        <location filename="../../engine/api/preprocessing.py"/>
        <source>-1 to 1</source>
        <translation>-1 到 1</translation>
    </message>
    <message>
        <location filename="../../engine/api/formats.py"/>
        <source>.keras, .h5 or .pt2</source>
        <translation>.keras、.h5 或 .pt2</translation>
    </message>
    <message>
        <location filename="../../engine/api/preprocessing.py"/>
        <source>0 to 1</source>
        <translation>0 到 1</translation>
    </message>
    <message>
        <location filename="../../engine/api/preprocessing.py"/>
        <source>0 to 255, as they are</source>
        <translation>0 到 255，保持原樣</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/pixels.py"/>
        <source>16 bits per channel are shown as 8 (divided by 257).</source>
        <translation>每通道 16 位元以 8 位元顯示（除以 257）。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/blend.py"/>
        <source>A JPEG file has at most {most} pixels a side; this picture is {width} × {height}. Save it as PNG.</source>
        <translation>JPEG 檔案的邊長最多 {most} 像素；這張圖片是 {width} × {height}。請存成 PNG。</translation>
    </message>
    <message>
        <location filename="../../engine/figures/service.py"/>
        <source>A cell of a figure is {first} to {last} pixels wide; {chosen} is too many or too few.</source>
        <translation>圖表的一格寬度為 {first} 到 {last} 像素；{chosen} 太大或太小。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/targets.py"/>
        <location filename="../../engine/session/targets.py"/>
        <source>A class cannot be compared with itself. Choose two different ones.</source>
        <translation>類別不能和自己比較。請選擇兩個不同的類別。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/figure.py"/>
        <source>A figure has at most {most} pictures; there are {images} images. Choose fewer.</source>
        <translation>一張圖表最多 {most} 張圖片，現有 {images} 張影像。請減少。</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure.py"/>
        <source>A figure has at most {most} pictures; these would be {chosen}. Choose fewer.</source>
        <translation>一張圖表最多 {most} 張圖；目前的選擇會有 {chosen} 張。請減少選擇。</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure.py"/>
        <source>A figure has rows and columns, and here {several} things are several: {axes}. Give one of each but two.</source>
        <translation>圖表有列與欄，而這裡有 {several} 個項目都是多個：{axes}。請只留兩個項目為多個，其餘各選一個。</translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>A neuron has no probability, only its activation. Choose the score logit, or explain a class.</source>
        <translation>神經元沒有機率，只有啟動值。請選擇分數 logit，或解釋一個類別。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/targets.py"/>
        <source>A neuron is a target of its own: leave out --target, --contrast, --area, --merge, --reference, --row and --output, or --neuron.</source>
        <translation>神經元本身就是目標：請省略 --target、--contrast、--area、--merge、--reference、--row 與 --output，或省略 --neuron。</translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>A neuron is explained as it is: leave out mean, norm and reference.</source>
        <translation>神經元依原樣解釋：請不要使用平均、範數與參考值。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/methods/occlusion.py"/>
        <source>A patch of {patch} pixels does not fit into this model's input of {width} × {height} pixels. Choose a patch of at most {most}.</source>
        <translation>{patch} 像素的遮塊放不進這個模型 {width} × {height} 像素的輸入。請選擇最多 {most} 的遮塊。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/activations.py"/>
        <source>A row has {first} to {last} tiles; {columns} is too many or too few.</source>
        <translation>一列有 {first} 到 {last} 個圖塊；{columns} 太多或太少。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/code.py"/>
        <source>A script makes one heatmap: with --code, name one image, one method and one layer (or several layers with --combine).</source>
        <translation>一個腳本只產生一張熱圖：使用 --code 時，請指定一張影像、一種方法與一個層（或以 --combine 指定多個層）。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/activations.py"/>
        <source>A script shows one layer: with --code, name it with --layer.</source>
        <translation>一個腳本只顯示一個層：使用 --code 時，請以 --layer 指定。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/engines.py"/>
        <source>A second engine cannot be started</source>
        <translation>無法啟動第二個引擎</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/engines.py"/>
        <source>A second engine needs {needed} of free memory, and there are {free}</source>
        <translation>第二個引擎需要 {needed} 的可用記憶體，目前有 {free}</translation>
    </message>
    <message>
        <location filename="../../engine/code/image.py"/>
        <source>A short script cannot pad {name}: it would have {width} × {height} pixels. Choose another fit, and copy again.</source>
        <translation>簡短的腳本無法填補 {name}：它會有 {width} × {height} 像素。請選擇其他長寬比處理，再複製一次。</translation>
    </message>
    <message>
        <location filename="../../engine/code/map_script.py"/>
        <source>A short script cannot repeat the copies that the standard deviation is of. Show the map itself, and copy again.</source>
        <translation>簡短的腳本無法重現計算標準差所用的副本。請顯示圖本身，再複製一次。</translation>
    </message>
    <message>
        <location filename="../../engine/code/methods.py"/>
        <source>A short script cannot repeat the flipped, shifted and noisy copies of the smoothing. Set Smoothing to 0, and copy again.</source>
        <translation>簡短的腳本無法重現平滑化的翻轉、平移與加雜訊副本。請將「平滑化」設為 0，再複製一次。</translation>
    </message>
    <message>
        <location filename="../../engine/code/array_image.py"/>
        <source>A short script does not read {name} as Camscope shows it. Save it as PNG, open that, and copy again.</source>
        <translation>簡短的腳本讀取 {name} 的結果會與 Camscope 顯示的不同。請存成 PNG，開啟那個檔案，再複製一次。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>A vector that no dense layer makes: features.</source>
        <translation>不是由全連接層產生的向量：特徵。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Adds up only what speaks for the class, place by place and channel by channel.</source>
        <translation>逐位置、逐通道，只把支持該類別的部分相加。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Alignment: corners are "{found}", in Camscope "{usual}". Choose it in the Display section.</source>
        <translation>對齊：角落是「{found}」，在 Camscope 是「{usual}」。請在「顯示」面板選擇。</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>All cells have one colour scale.</source>
        <translation>所有格子共用同一個色彩尺度。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/atlas.py"/>
        <source>An atlas needs a folder to be written to: name it with --out DIR. --estimate alone needs none.</source>
        <translation>圖集需要寫入的資料夾：請以 --out DIR 指定。只有單獨使用 --estimate 時不需要。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/atlas.py"/>
        <source>An atlas shows at most {most} channels of a layer; {asked} were asked.</source>
        <translation>圖集每層最多顯示 {most} 個通道；要求了 {asked} 個。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/folders.py"/>
        <source>Another run of Camscope (process {pid} on {host}, since {since}) writes to the folder {folder}. Wait for its end, or choose another folder.</source>
        <translation>另一個執行中的 Camscope（處理程序 {pid}，{host}，自 {since} 起）正在寫入資料夾 {folder}。請等它結束，或選擇其他資料夾。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/folders.py"/>
        <source>Another run of Camscope writes to the folder {folder}. Wait for its end, or choose another folder.</source>
        <translation>另一個執行中的 Camscope 正在寫入資料夾 {folder}。請等它結束，或選擇其他資料夾。</translation>
    </message>
    <message>
        <location filename="../../engine/api/preprocessing.py"/>
        <source>BGR minus ImageNet mean (VGG, ResNet)</source>
        <translation>BGR 減去 ImageNet 平均值（VGG、ResNet）</translation>
    </message>
    <message>
        <location filename="../../engine/api/preprocessing.py"/>
        <source>BGR, {values}</source>
        <translation>BGR，{values}</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Baseline</source>
        <translation>基準</translation>
    </message>
    <message>
        <location filename="../../engine/api/other_inputs.py"/>
        <source>Beside the image, the model is fed {values}.</source>
        <translation>除了影像，模型還會餵入 {values}。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Blend: the picture is made by "{found}", in Camscope by "{usual}". Choose it in the Display section.</source>
        <translation>混合：圖片以「{found}」製作，在 Camscope 是「{usual}」。請在「顯示」面板選擇。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>Boxes: the four numbers of the row with the highest score; without scores, their means.</source>
        <translation>邊界框：分數最高那一列的四個數字；沒有分數時取平均值。</translation>
    </message>
    <message>
        <location filename="../../engine/session/session.py"/>
        <source>Building {name}…</source>
        <translation>正在建立 {name}…</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/methods/cam.py"/>
        <source>CAM adds up to a sum of units. Leave out the norm and the reference.</source>
        <translation>CAM 的總和就是各單元之和。請不要使用範數與參考值。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/methods/cam.py"/>
        <source>CAM adds up to the logit, to no other score. Choose the score logit.</source>
        <translation>CAM 的總和是 logit，不是其他分數。請選擇分數 logit。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/methods/cam.py"/>
        <source>CAM exists only for the layer before global average pooling. Choose layer "{layer}".</source>
        <translation>CAM 只適用於全域平均池化之前的那一層。請選擇層「{layer}」。</translation>
    </message>
    <message>
        <location filename="../../engine/box/pool.py"/>
        <source>Camscope cannot start the process that reads files: {why}.</source>
        <translation>Camscope 無法啟動讀取檔案的處理程序：{why}。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/files.py"/>
        <source>Camscope is not allowed to read {name}.</source>
        <translation>Camscope 沒有權限讀取 {name}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/atomic.py"/>
        <source>Camscope is not allowed to write to {folder}: {name} was not saved. Choose another folder.</source>
        <translation>Camscope 沒有寫入 {folder} 的權限：未儲存 {name}。請選擇其他資料夾。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/folders.py"/>
        <source>Camscope is not allowed to write to {path}. Choose another folder.</source>
        <translation>Camscope 沒有寫入 {path} 的權限。請選擇其他資料夾。</translation>
    </message>
    <message>
        <location filename="../../engine/api/presets.py"/>
        <source>Camscope's own: the logit, because softmax gradients vanish where the network is sure; areas averaged, because every pixel counts; cold parts show the image itself.</source>
        <translation>Camscope 自己的選擇：採用 logit，因為網路有把握時 softmax 的梯度會消失；縮小時取區域平均，因為每個像素都算數；冷的部分顯示影像本身。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Cells</source>
        <translation>格數</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Channels</source>
        <translation>通道數</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/tiff.py"/>
        <source>Channels beyond the colours are not shown.</source>
        <translation>色彩以外的通道不會顯示。</translation>
    </message>
    <message>
        <location filename="../../engine/session/session.py"/>
        <source>Checking {name}…</source>
        <translation>正在檢查 {name}…</translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>Choose a layer whose channels are to be excited.</source>
        <translation>請選擇要激發其通道的層。</translation>
    </message>
    <message>
        <location filename="../../engine/filters/atlas.py"/>
        <source>Choose at least one layer for the atlas.</source>
        <translation>請至少為圖集選擇一個層。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Colour</source>
        <translation>顏色</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Colours: they are "{found}", in Camscope "{usual}". Choose them in the Display section.</source>
        <translation>色彩：採用「{found}」，在 Camscope 是「{usual}」。請在「顯示」面板選擇。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/service.py"/>
        <source>Comparing heatmaps: {number} of at most {most}</source>
        <translation>正在比較熱圖：第 {number} 個，最多 {most} 個</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/service.py"/>
        <source>Computing {method}</source>
        <translation>正在計算 {method}</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Copies are shifted by up to this many input pixels.</source>
        <translation>各副本最多平移這麼多個輸入像素。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Correlation {correlation}, largest difference {difference} on a scale of 0 to 1.</source>
        <translation>相關係數 {correlation}，在 0 到 1 的尺度上最大差異為 {difference}。</translation>
    </message>
    <message>
        <location filename="../../engine/filters/batch.py"/>
        <source>Could not be excited, as no start had a gradient: {channels}.</source>
        <translation>無法激發，因為任何起點都沒有梯度：{channels}。</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>Each cell has a colour scale of its own.</source>
        <translation>每個格子有各自的色彩尺度。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Every second copy is a mirror image.</source>
        <translation>每兩個副本中有一個是鏡像。</translation>
    </message>
    <message>
        <location filename="../../engine/api/scores.py"/>
        <source>Explains the log-probability. The logit is usual: softmax mixes in the other classes.</source>
        <translation>解釋對數機率。通常用 logit：softmax 會混入其他類別。</translation>
    </message>
    <message>
        <location filename="../../engine/api/scores.py"/>
        <source>Explains the logit, before softmax or sigmoid: it speaks of the class alone.</source>
        <translation>解釋 logit（在 softmax 或 sigmoid 之前）：它只說明這個類別本身。</translation>
    </message>
    <message>
        <location filename="../../engine/api/scores.py"/>
        <source>Explains the probability. The logit is usual: softmax mixes in the other classes and saturates.</source>
        <translation>解釋機率。通常用 logit：softmax 會混入其他類別，而且會飽和。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/map_requester.py"/>
        <source>Fewer than two of the layers have a map to combine.</source>
        <translation>可合併的圖不到兩層。</translation>
    </message>
    <message>
        <location filename="../../engine/figures/service.py"/>
        <source>Figure: drawing</source>
        <translation>圖表：繪製中</translation>
    </message>
    <message>
        <location filename="../../engine/figures/cells.py"/>
        <source>Figure: map {number} of {most}</source>
        <translation>圖表：第 {number} 張圖，共 {most} 張</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Fine detail that excites the network; hardly depends on the class.</source>
        <translation>激發網路的細微細節；幾乎與類別無關。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Flips</source>
        <translation>翻轉</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/filters/atlas.py"/>
        <source>Growing an atlas: {layer}, {done} of {count} pictures</source>
        <extracomment>For one: Growing an atlas: {layer}, {done} of {count} picture</extracomment>
        <translation>
            <numerusform>正在生成圖集：{layer}，已完成 {done} / {count} 張</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/filters/atlas.py"/>
        <source>Growing an atlas: {layer}, {done} of {count} pictures, about {left} left</source>
        <extracomment>For one: Growing an atlas: {layer}, {done} of {count} picture, about {left} left</extracomment>
        <translation>
            <numerusform>正在生成圖集：{layer}，已完成 {done} / {count} 張，約剩 {left}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>Growing images</source>
        <translation>正在生成影像</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Guided backpropagation where Grad-CAM of the selected layer sees evidence.</source>
        <translation>在所選層的 Grad-CAM 看到證據之處的引導反向傳播。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/writers.py"/>
        <source>HTML documents</source>
        <translation>HTML 文件</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>HiResCAM before its ReLU: also what speaks against the class, place by place.</source>
        <translation>ReLU 之前的 HiResCAM：也逐位置顯示反對該類別的部分。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>How many noisy copies; more are smoother.</source>
        <translation>加入雜訊的副本數；越多越平滑。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>How many random masks; more are less noisy.</source>
        <translation>隨機遮罩的數量；越多雜訊越少。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>How much each pixel adds to the score on the way from a baseline; sums to it.</source>
        <translation>從基準出發的路徑上，每個像素為分數增加多少；加總等於分數差。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>How much the gradients of noisy copies differ: where the network is unsteady.</source>
        <translation>加雜訊副本的梯度差異有多大：網路不穩定之處。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>How much the score falls when a square of the image is hidden.</source>
        <translation>遮住影像的一個方塊時，分數下降多少。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/main.py"/>
        <source>If you trust who made it, let its code run: {option}</source>
        <translation>如果您信任其作者，可允許執行其程式碼：{option}</translation>
    </message>
    <message>
        <location filename="../../engine/api/preprocessing.py"/>
        <source>ImageNet mean and deviation (PyTorch, DenseNet)</source>
        <translation>ImageNet 平均值與標準差（PyTorch、DenseNet）</translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>Images of {width} × {height} pixels take about {needed} each while they grow, which does not fit into memory. Choose a smaller size.</source>
        <translation>{width} × {height} 像素的影像在生成時每張約需 {needed}，記憶體放不下。請選擇較小的尺寸。</translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>In {file}, a layer is named {name}, which reads like a path. Rename the layer and save the model again.</source>
        <translation>在 {file} 中，有一層的名稱是 {name}，看起來像路徑。請重新命名該層，再儲存模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>In {file}, layer {layer} calls the function {name}, which is not one of Keras's activations. Use a built-in activation and save the model again.</source>
        <translation>在 {file} 中，層 {layer} 呼叫函式 {name}，它不是 Keras 的啟動函數。請使用內建的啟動函數，再儲存模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>In {file}, layer {layer} computes with complex numbers, which cannot be explained. Use real ones and save the model again.</source>
        <translation>在 {file} 中，層 {layer} 以複數計算，無法解釋。請使用實數，再儲存模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>In {file}, layer {layer} has a function of its own as {key}, which is a program. Use a built-in one and save the model again.</source>
        <translation>在 {file} 中，層 {layer} 以自己的函式作為 {key}，那是程式。請使用內建的函式，再儲存模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>In {file}, layer {layer} is of class {cls}, which is not part of Keras (or not one that Camscope opens). Replace it by ordinary Keras layers and save the model again.</source>
        <translation>在 {file} 中，層 {layer} 屬於類別 {cls}，它不是 Keras 的一部分（或不是 Camscope 會開啟的）。請換成一般的 Keras 層，再儲存模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/parameter_budget.py"/>
        <source>In {file}, layer {layer} makes an array of shape {shape}, far larger than a network of this input needs. Choose another file.</source>
        <translation>在 {file} 中，層 {layer} 產生形狀為 {shape} 的陣列，遠大於這種輸入的網路所需。請選擇其他檔案。</translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>In {file}, layer {layer} names the {key} {value}, which is not part of Keras. Use a built-in one and save the model again.</source>
        <translation>在 {file} 中，層 {layer} 的 {key} 指定為 {value}，它不是 Keras 的一部分。請使用內建的，再儲存模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/keras_zip_checks.py"/>
        <source>In {file}, the entry {name} does not belong to a model.</source>
        <translation>在 {file} 中，項目 {name} 不屬於模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/zip_entries.py"/>
        <source>In {file}, the entry {name} is a link.</source>
        <translation>在 {file} 中，項目 {name} 是連結。</translation>
    </message>
    <message>
        <location filename="../../engine/models/zip_entries.py"/>
        <source>In {file}, the entry {name} is encrypted.</source>
        <translation>在 {file} 中，項目 {name} 已加密。</translation>
    </message>
    <message>
        <location filename="../../engine/models/keras_zip_checks.py"/>
        <source>In {file}, the entry {name} is larger than {limit}.</source>
        <translation>在 {file} 中，項目 {name} 大於 {limit}。</translation>
    </message>
    <message>
        <location filename="../../engine/models/zip_entries.py"/>
        <source>In {file}, the entry {name} is one of far too many entries.</source>
        <translation>在 {file} 中，項目 {name} 屬於為數過多的項目之一。</translation>
    </message>
    <message>
        <location filename="../../engine/models/keras_zip_checks.py"/>
        <source>In {file}, the entry {name} is packed in a way that Keras does not use.</source>
        <translation>在 {file} 中，項目 {name} 的壓縮方式不是 Keras 使用的。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>In {file}, the entry {name} is packed in a way that PyTorch does not use.</source>
        <translation>在 {file} 中，項目 {name} 的壓縮方式不是 PyTorch 使用的。</translation>
    </message>
    <message>
        <location filename="../../engine/models/zip_entries.py"/>
        <source>In {file}, the entry {name} is there twice.</source>
        <translation>在 {file} 中，項目 {name} 出現兩次。</translation>
    </message>
    <message>
        <location filename="../../engine/models/zip_entries.py"/>
        <source>In {file}, the entry {name} leads out of the archive.</source>
        <translation>在 {file} 中，項目 {name} 指向封存檔之外。</translation>
    </message>
    <message>
        <location filename="../../engine/models/keras_zip_checks.py"/>
        <source>In {file}, the weights are {name}, which Keras itself does not read.</source>
        <translation>在 {file} 中，權重是 {name}，Keras 自己並不讀取。</translation>
    </message>
    <message>
        <location filename="../../engine/api/other_inputs.py"/>
        <source>Input "{name}" takes a number, several with commas, or a .npy file, not "{value}".</source>
        <translation>輸入「{name}」接受一個數字、以逗號分隔的多個數字，或一個 .npy 檔案，而不是「{value}」。</translation>
    </message>
    <message>
        <location filename="../../engine/session/other_inputs.py"/>
        <source>Input "{name}" takes whole numbers.</source>
        <translation>輸入「{name}」接受整數。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/session/other_inputs.py"/>
        <source>Input "{name}" takes {shape} numbers, not {count} numbers.</source>
        <extracomment>For one: Input "{name}" takes {shape} numbers, not {count} number.</extracomment>
        <translation>
            <numerusform>輸入「{name}」接受 {shape} 個數字，而不是 {count} 個。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Intensity: it is {found}, in Camscope {usual}. Choose it in the Display section.</source>
        <translation>強度：這裡是 {found}，在 Camscope 是 {usual}。請在「顯示」面板選擇。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Interpolation: the map was upsampled by "{found}", in Camscope by "{usual}". Choose it in the Display section.</source>
        <translation>內插：圖以「{found}」上取樣，在 Camscope 是「{usual}」。請在「顯示」面板選擇。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/main.py"/>
        <source>Interrupted.</source>
        <translation>已中斷。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>It cannot be told apart from "{values}" ({choice}).</source>
        <translation>無法與「{values}」（{choice}）區分。</translation>
    </message>
    <message>
        <location filename="../../engine/api/layer_reasons.py"/>
        <source>It does not look at the image.</source>
        <translation>它不看影像。</translation>
    </message>
    <message>
        <location filename="../../engine/api/weights.py"/>
        <source>It ends in a map of features and knows no classes: what is explained is the mean of one of its channels.</source>
        <translation>它以特徵圖結尾，不認得任何類別：解釋的是其中一個通道的平均值。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It ends in a sigmoid in every cell.</source>
        <translation>它在每一格都以 sigmoid 結尾。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It ends in a softmax over the channels of every cell.</source>
        <translation>它在每一格都以跨通道的 softmax 結尾。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It ends in a softmax over {count} units.</source>
        <extracomment>For one: It ends in a softmax over {count} unit.</extracomment>
        <translation>
            <numerusform>它以 {count} 個單元的 softmax 結尾。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It ends in {activation} in every row: scores.</source>
        <translation>它在每一列都以 {activation} 結尾：分數。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It ends in {count} sigmoids: classes that are each decided by themselves.</source>
        <extracomment>For one: It ends in one sigmoid: yes or no.</extracomment>
        <translation>
            <numerusform>它以 {count} 個 sigmoid 結尾：各自獨立判定的類別。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It has a grid of channels, without softmax or sigmoid.</source>
        <translation>它有通道的網格，沒有 softmax 或 sigmoid。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It has as many rows as another output has boxes: their scores.</source>
        <translation>它的列數與另一個輸出的邊界框數相同：是那些框的分數。</translation>
    </message>
    <message>
        <location filename="../../engine/session/open_model.py"/>
        <source>It has as many units as there are names of classes for this model.</source>
        <translation>它的單元數與這個模型的類別名稱數相同。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>It has none.</source>
        <translation>它沒有參數。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It has one number for each of the {rows} boxes of another output.</source>
        <translation>它為另一個輸出的 {rows} 個邊界框各給一個數字。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It has rows of four numbers: taken for boxes.</source>
        <translation>它的每一列有四個數字：視為邊界框。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It has rows of {several} numbers, put together from a grid or from several layers: taken for four numbers of a box, and its scores behind them.</source>
        <translation>它的每一列有 {several} 個數字，由一個網格或多個層組合而成：視為邊界框的四個數字，後面接著分數。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It has rows of {several} numbers: features.</source>
        <translation>它的每一列有 {several} 個數字：特徵。</translation>
    </message>
    <message>
        <location filename="../../engine/api/layer_reasons.py"/>
        <source>It has several outputs.</source>
        <translation>它有多個輸出。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It has the shape of the input.</source>
        <translation>它的形狀與輸入相同。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/program_feeding.py"/>
        <source>It has the thousand classes of ImageNet: networks of PyTorch are trained on them so.</source>
        <translation>它有 ImageNet 的一千個類別：PyTorch 的網路就是這樣訓練的。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It has {count} numbers without softmax or sigmoid. So few are taken for values of a regression; say so if they are logits of classes.</source>
        <extracomment>For one: It is one number without softmax or sigmoid, taken for a regression's value. Say so if it is a logit.</extracomment>
        <translation>
            <numerusform>它有 {count} 個數字，沒有 softmax 或 sigmoid。數量這麼少，視為迴歸的數值；如果是類別的 logits，請指明。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/backends/torch/outputs.py"/>
        <source>It has {several} numbers for each pixel of the input, without softmax or sigmoid. They are taken for logits of classes, and their softmax is computed; say so if they are values.</source>
        <translation>輸入的每個像素有 {several} 個數字，沒有 softmax 或 sigmoid。視為類別的 logits，並計算其 softmax；如果是數值，請指明。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/torch/outputs.py"/>
        <source>It has {several} numbers without softmax or sigmoid. As many are taken for logits of classes, and their softmax is computed; say so if they are logits of sigmoids, or values of a regression.</source>
        <translation>它有 {several} 個數字，沒有 softmax 或 sigmoid。數量這麼多，視為類別的 logits，並計算其 softmax；如果是 sigmoid 的 logits 或迴歸的數值，請指明。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It has {several} numbers without softmax or sigmoid. As many are taken for logits of classes; say so if they are values of a regression.</source>
        <translation>它有 {several} 個數字，沒有 softmax 或 sigmoid。數量這麼多，視為類別的 logits；如果是迴歸的數值，請指明。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>It has: {names}.</source>
        <translation>它有：{names}。</translation>
    </message>
    <message>
        <location filename="../../engine/api/weights.py"/>
        <source>It is built as Keras builds it, here with a sigmoid at its end; how your model was built does not stand in the file.</source>
        <translation>它依 Keras 的方式建立，這裡以 sigmoid 結尾；檔案裡沒有記錄您的模型是怎麼建立的。</translation>
    </message>
    <message>
        <location filename="../../engine/api/weights.py"/>
        <source>It is built as Keras builds it, with a softmax at its end; how your model was built does not stand in the file.</source>
        <translation>它依 Keras 的方式建立，以 softmax 結尾；檔案裡沒有記錄您的模型是怎麼建立的。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was comparing heatmaps.</source>
        <translation>當時正在比較熱圖。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was comparing methods at {layer}.</source>
        <translation>當時正在 {layer} 比較各方法。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was explaining all layers with {method}.</source>
        <translation>當時正在以 {method} 解釋所有層。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was explaining {layer} with {method}.</source>
        <translation>當時正在以 {method} 解釋 {layer}。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was growing an atlas.</source>
        <translation>當時正在生成圖集。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was growing filter images of classes.</source>
        <translation>當時正在生成類別的濾波器影像。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was growing filter images of {layer}.</source>
        <translation>當時正在生成 {layer} 的濾波器影像。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was keeping how the model is fed.</source>
        <translation>當時正在儲存餵入模型的方式。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was making a figure.</source>
        <translation>當時正在製作圖表。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was measuring an atlas.</source>
        <translation>當時正在測量圖集。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was measuring the network.</source>
        <translation>當時正在測量網路。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was opening {path}.</source>
        <translation>當時正在開啟 {path}。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was predicting.</source>
        <translation>當時正在預測。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was ranking images for {layer}.</source>
        <translation>當時正在為 {layer} 排序影像。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was saving activations.</source>
        <translation>當時正在儲存啟動值。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was showing the activations of {layer}.</source>
        <translation>當時正在顯示 {layer} 的啟動值。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was showing the weights of {layer}.</source>
        <translation>當時正在顯示 {layer} 的權重。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was taking {name}.</source>
        <translation>當時正在讀入 {name}。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>It was trained with a loss of logits, of a softmax.</source>
        <translation>它是以 logits 的損失（softmax）訓練的。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>It was trained with a loss of logits, of sigmoids.</source>
        <translation>它是以 logits 的損失（sigmoid）訓練的。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>It was trained with a loss of values.</source>
        <translation>它是以數值的損失訓練的。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was trying ways of preprocessing.</source>
        <translation>當時正在嘗試各種前處理。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was working out the shapes of layers.</source>
        <translation>當時正在計算各層的形狀。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was writing a script.</source>
        <translation>當時正在產生腳本。</translation>
    </message>
    <message>
        <location filename="../../engine/api/weights.py"/>
        <source>Its classes are taken to be those of ImageNet.</source>
        <translation>假定它的類別就是 ImageNet 的類別。</translation>
    </message>
    <message>
        <location filename="../../engine/api/layer_reasons.py"/>
        <source>Its grid is a single cell.</source>
        <translation>它的網格只有一格。</translation>
    </message>
    <message>
        <location filename="../../engine/api/layer_reasons.py"/>
        <source>Its output has no spatial grid.</source>
        <translation>它的輸出沒有空間網格。</translation>
    </message>
    <message>
        <location filename="../../engine/api/layer_reasons.py"/>
        <source>Its output is not made of real numbers.</source>
        <translation>它的輸出不是實數。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Its sum of image and colours was stretched to 0 to 255, as Keras' array_to_img does it; Camscope cuts off at 255, so that a colour keeps its meaning. The map is the same.</source>
        <translation>影像與色彩的和被拉伸到 0 到 255，與 Keras 的 array_to_img 相同；Camscope 則截斷在 255，讓顏色保持原意。圖是相同的。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/writers.py"/>
        <source>JPEG images</source>
        <translation>JPEG 影像</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Keep</source>
        <translation>保留率</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_recognition.py"/>
        <source>Keras Applications has no network "{name}". {nearest}</source>
        <translation>Keras Applications 沒有網路「{name}」。{nearest}</translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/loading.py"/>
        <source>Keras cannot open this model: {why}</source>
        <translation>Keras 無法開啟這個模型：{why}</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/layer_passes.py"/>
        <source>Layer "{layer}" has no grid of channels. Choose a convolution or pooling layer.</source>
        <translation>層「{layer}」沒有通道的網格。請選擇卷積層或池化層。</translation>
    </message>
    <message>
        <location filename="../../engine/session/layer_inspection.py"/>
        <source>Layer "{path}" gives whole numbers or yes and no, which are no activations. Choose the layer before or after it.</source>
        <translation>層「{path}」給出整數或是與否，不是啟動值。請選擇它之前或之後的層。</translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>Layer "{path}" has a grid of {height} × {width} cells; there is no cell {cell}.</source>
        <translation>層「{path}」的網格有 {height} × {width} 格；沒有格 {cell}。</translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>Layer "{path}" has no channel {index}; its channels go from 0 to {last}.</source>
        <translation>層「{path}」沒有通道 {index}；它的通道從 0 到 {last}。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/tensorflow/batch_functions.py"/>
        <location filename="../../engine/backends/torch/batch_functions.py"/>
        <source>Layer "{path}" has no channels of real numbers. Choose a convolution, a pooling or a dense layer.</source>
        <translation>層「{path}」沒有實數的通道。請選擇卷積層、池化層或全連接層。</translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>Layer "{path}" has no channels, so none of its neurons can be explained.</source>
        <translation>層「{path}」沒有通道，因此無法解釋它的神經元。</translation>
    </message>
    <message>
        <location filename="../../engine/filters/atlas.py"/>
        <source>Layer "{path}" has no channels.</source>
        <translation>層「{path}」沒有通道。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/filter_growth.py"/>
        <source>Layer "{path}" has no channels. Choose another layer.</source>
        <translation>層「{path}」沒有通道。請選擇其他層。</translation>
    </message>
    <message>
        <location filename="../../engine/session/layer_inspection.py"/>
        <source>Layer "{path}" has no channels: its output ({shape}) is neither a grid of channels nor a vector. Choose a convolution, a pooling or a dense layer.</source>
        <translation>層「{path}」沒有通道：它的輸出（{shape}）既不是通道的網格，也不是向量。請選擇卷積層、池化層或全連接層。</translation>
    </message>
    <message>
        <location filename="../../engine/session/layer_inspection.py"/>
        <source>Layer "{path}" has no channels: its output is neither a grid of channels nor a vector. Choose a convolution, a pooling or a dense layer.</source>
        <translation>層「{path}」沒有通道：它的輸出既不是通道的網格，也不是向量。請選擇卷積層、池化層或全連接層。</translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>Layer "{path}" has no grid: name a channel without a row and a column.</source>
        <translation>層「{path}」沒有網格：請只指定通道，不加列與欄。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/plan.py"/>
        <location filename="../../engine/session/layer_lookup.py"/>
        <source>Layer "{path}" has no heatmap. {why}</source>
        <translation>層「{path}」沒有熱圖。{why}</translation>
    </message>
    <message>
        <location filename="../../engine/backends/objective_kind.py"/>
        <source>Layer "{path}" has no neuron in row {row}, column {column}; rows and columns count from 0.</source>
        <translation>層「{path}」在第 {row} 列、第 {column} 欄沒有神經元；列與欄都從 0 起算。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/objective_kind.py"/>
        <source>Layer "{path}" has no such neuron.</source>
        <translation>層「{path}」沒有這個神經元。</translation>
    </message>
    <message>
        <location filename="../../engine/session/layer_inspection.py"/>
        <source>Layer "{path}" has several outputs, or none that is known beforehand. Choose a layer inside it or after it.</source>
        <translation>層「{path}」有多個輸出，或沒有事先可知的輸出。請選擇它裡面或之後的層。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/filter_growth.py"/>
        <source>Layer "{path}" has several outputs, so it is not clear what its channels are. Choose another layer.</source>
        <translation>層「{path}」有多個輸出，因此無法確定哪些是它的通道。請選擇其他層。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/activations.py"/>
        <location filename="../../engine/session/image_ranking.py"/>
        <source>Layer "{path}" has the channels 0 to {last}, and no {number}.</source>
        <translation>層「{path}」的通道是 0 到 {last}，沒有 {number}。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/session/targets.py"/>
        <source>Layer "{path}" has {count} channels; there is no channel {index}.</source>
        <extracomment>For one: Layer "{path}" has {count} channel; there is no channel {index}.</extracomment>
        <translation>
            <numerusform>層「{path}」有 {count} 個通道；沒有通道 {index}。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/backends/filter_growth.py"/>
        <source>Layer "{path}" is not reached by an image, so there are no images that excite it. Choose another layer.</source>
        <translation>影像到不了層「{path}」，因此沒有能激發它的影像。請選擇其他層。</translation>
    </message>
    <message>
        <location filename="../../engine/session/image_ranking.py"/>
        <source>Layer "{path}" is the image itself. Choose a layer behind it.</source>
        <translation>層「{path}」就是影像本身。請選擇它之後的層。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/script_writer.py"/>
        <source>Layer "{path}" lies inside another model, which a script runs as a whole, in its own size alone. Choose a layer outside, or that size, and copy again.</source>
        <translation>層「{path}」在另一個模型裡面，而腳本只能以那個模型自己的尺寸整個執行它。請選擇外面的層，或改用那個尺寸，再複製一次。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/torch/script_writer.py"/>
        <source>Layer "{path}" of {model} is no module but a function that one calls, which no hook sees. Choose a module, and copy again.</source>
        <translation>{model} 的層「{path}」不是模組，而是被呼叫的函式，hook 看不到它。請選擇模組，再複製一次。</translation>
    </message>
    <message>
        <location filename="../../engine/session/layer_inspection.py"/>
        <source>Layer "{path}" only names the input of a nested model. Choose the layer before that model.</source>
        <translation>層「{path}」只是巢狀模型輸入的名稱。請選擇該模型之前的層。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Layer: it is the map of "{found}"; Camscope begins with "{usual}". Choose it in the layer tree.</source>
        <translation>層：這是「{found}」的圖；Camscope 從「{usual}」開始。請在層樹狀圖中選擇。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Like Grad-CAM, with positive gradients weighted so that several objects all show.</source>
        <translation>類似 Grad-CAM，以正梯度加權，讓多個物件都能顯示。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Like Grad-CAM, with weights that add up to the score as closely as they can.</source>
        <translation>類似 Grad-CAM，但權重的總和盡可能接近分數。</translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>Looking for other starts</source>
        <translation>正在尋找其他起點</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>Macs with an Intel processor have no GPU that Camscope could compute on.</source>
        <translation>搭載 Intel 處理器的 Mac 沒有 Camscope 可用來計算的 GPU。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Masks</source>
        <translation>遮罩數</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Mean over this many flipped, shifted, noisy copies; 0 is off.</source>
        <translation>對這麼多個經翻轉、平移、加雜訊的副本取平均；0 為關閉。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/service.py"/>
        <source>Measuring each difference</source>
        <translation>正在測量每項差異</translation>
    </message>
    <message>
        <location filename="../../engine/filters/atlas.py"/>
        <source>Measuring {layer}</source>
        <translation>正在測量 {layer}</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/batching.py"/>
        <source>Memory ran out; it went on with {size} at a time.</source>
        <translation>記憶體不足；改為每次處理 {size} 個繼續進行。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Method: it is {found}, not {usual}. Choose it in the Method section.</source>
        <translation>方法：這裡是 {found}，不是 {usual}。請在「方法」面板選擇。</translation>
    </message>
    <message>
        <location filename="../../engine/api/other_inputs.py"/>
        <source>More than {most} numbers for input "{name}": put them into a .npy file.</source>
        <translation>輸入「{name}」的數字超過 {most} 個：請改放在 .npy 檔案裡。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>NVIDIA's driver and CUDA are there, and {framework} finds no GPU: see whether nvidia-smi lists one, and restart the computer if the driver was updated.</source>
        <translation>NVIDIA 驅動程式與 CUDA 都在，但 {framework} 找不到 GPU：請確認 nvidia-smi 是否列出 GPU，若更新過驅動程式請重新啟動電腦。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>NVIDIA's driver is loaded and its files in /dev are missing: type sudo nvidia-modprobe -c 0 -u, or restart the computer.</source>
        <translation>NVIDIA 驅動程式已載入，但 /dev 中缺少其檔案：請輸入 sudo nvidia-modprobe -c 0 -u，或重新啟動電腦。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>NVIDIA's driver was updated while it ran: restart the computer.</source>
        <translation>NVIDIA 驅動程式在執行中被更新：請重新啟動電腦。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>NVIDIA's driver {driver} is too old: CUDA {cuda} of {framework} needs version {needed} or later, so update it and restart.</source>
        <translation>NVIDIA 驅動程式 {driver} 太舊：{framework} 的 CUDA {cuda} 需要 {needed} 或更新的版本，請更新後重新啟動。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/plan.py"/>
        <source>Name a layer, or all. `{command}` lists them.</source>
        <translation>請指定一個層，或 all。`{command}` 會列出。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/methods.py"/>
        <source>Name a method, such as grad-cam, or all.</source>
        <translation>請指定一種方法，如 grad-cam，或 all。</translation>
    </message>
    <message>
        <location filename="../../engine/api/spelling.py"/>
        <source>Nearest: {names}.</source>
        <translation>相近的名稱：{names}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/class_maps.py"/>
        <source>No cell of this image is predicted to be the target, so it has no mask. Choose the whole image or a rectangle.</source>
        <translation>這張影像沒有任何一格預測為目標，因此沒有遮罩。請選擇整張影像或矩形。</translation>
    </message>
    <message>
        <location filename="../../engine/api/model.py"/>
        <source>No classes in this model: the channel of its last layer with a grid that has the largest mean is explained.</source>
        <translation>這個模型沒有類別：解釋的是最後一個有網格的層中平均值最大的通道。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>No classes in this model: the channel of its output with the largest mean is explained.</source>
        <translation>這個模型沒有類別：解釋的是輸出中平均值最大的通道。</translation>
    </message>
    <message>
        <location filename="../../engine/api/model.py"/>
        <source>No classes in this model: the channels of its last layer with a grid, the largest mean first.</source>
        <translation>這個模型沒有類別：列出最後一個有網格的層的通道，平均值最大的在前。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>No classes in this model: the channels of its output, the largest mean first.</source>
        <translation>這個模型沒有類別：列出輸出的通道，平均值最大的在前。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>No classes in this model: the number with the largest mean over all rows is explained.</source>
        <translation>這個模型沒有類別：解釋的是在所有列中平均值最大的數字。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>No classes in this model: the unit of its output with the largest value is explained.</source>
        <translation>這個模型沒有類別：解釋的是輸出中數值最大的單元。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>No classes in this model: the units of its output, the largest value first.</source>
        <translation>這個模型沒有類別：列出輸出的單元，數值最大的在前。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>No combination gives {name} exactly. The nearest is {method} of layer "{layer}" for "{label}"; what differs in it is told below.</source>
        <translation>沒有任何組合與 {name} 完全相同。最接近的是層「{layer}」對「{label}」的 {method}；不同之處列在下面。</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>No font on this computer has {characters}: a question mark stands for each. Install one that does, such as Noto Sans CJK, or save the figure as SVG.</source>
        <translation>這台電腦上沒有字型包含 {characters}：每個字以問號代替。請安裝有這些字的字型（例如 Noto Sans CJK），或將圖表存成 SVG。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/map_requester.py"/>
        <source>No gradient reaches layer "{layer}".</source>
        <translation>沒有梯度到達層「{layer}」。</translation>
    </message>
    <message>
        <location filename="../../engine/figures/cells.py"/>
        <source>No gradient reaches layer "{path}".</source>
        <translation>沒有梯度到達層「{path}」。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/default_layer.py"/>
        <source>No layer of this model has a spatial grid, so no heatmap can be drawn.</source>
        <translation>這個模型沒有任何層有空間網格，因此無法繪製熱圖。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/activation_files.py"/>
        <source>No layer of this model has activations that can be shown.</source>
        <translation>這個模型沒有任何層的啟動值可以顯示。</translation>
    </message>
    <message>
        <location filename="../../engine/session/layer_lookup.py"/>
        <source>No layer with a heatmap lies before "{path}".</source>
        <translation>「{path}」之前沒有任何有熱圖的層。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>No number of a box was chosen: the first is explained.</source>
        <translation>沒有選擇邊界框的數字：解釋第一個。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/keras_description.py"/>
        <source>No output of this model is made of real numbers that depend on the input, so there is nothing to explain.</source>
        <translation>這個模型沒有任何輸出是由輸入決定的實數，因此沒有可以解釋的東西。</translation>
    </message>
    <message>
        <location filename="../../engine/session/tables.py"/>
        <source>No row has a score above {above}; the highest is {highest}. Choose a lower one, or the row with the highest score.</source>
        <translation>沒有分數高於 {above} 的列；最高是 {highest}。請選擇較低的值，或選擇分數最高的列。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>No value was chosen: the first is explained.</source>
        <translation>沒有選擇數值：解釋第一個。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Noise</source>
        <translation>雜訊</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>None of the combinations that were tried, in {passes} runs of the network, gives {name}. The most like it is {method} of layer "{layer}" for "{label}". Is it of this model and this image?</source>
        <translation>網路執行了 {passes} 次，試過的組合都不是 {name}。最像的是層「{layer}」對「{label}」的 {method}。它確實屬於這個模型和這張影像嗎？</translation>
    </message>
    <message>
        <location filename="../../engine/filters/atlas.py"/>
        <source>None of these layers can be shown in an atlas. {why}</source>
        <translation>這些層都無法顯示在圖集裡。{why}</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Normalisation: its colours run by "{found}", in Camscope by "{usual}". Choose it in the Display section.</source>
        <translation>正規化：色彩依「{found}」分布，在 Camscope 是「{usual}」。請在「顯示」面板選擇。</translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>Nothing tells which numbers of "{name}" are scores. Choose a row by its number, or name the number that is the score.</source>
        <translation>沒有說明「{name}」的哪些數字是分數。請以編號選擇一列，或指明哪個數字是分數。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/writers.py"/>
        <source>NumPy arrays</source>
        <translation>NumPy 陣列</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_recognition.py"/>
        <source>Of its {all} layers with weights {fitting} fit; layer {layer} has {found}, and {wanted} belongs there.</source>
        <translation>在它 {all} 個有權重的層中，{fitting} 個相符；層 {layer} 有 {found}，而那裡應該是 {wanted}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>Only a map of classes has a predicted mask. Choose the whole image or a rectangle.</source>
        <translation>只有類別圖有預測遮罩。請選擇整張影像或矩形。</translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>Only a sum or a mean of chosen units can be compared with others. Leave out the comparison.</source>
        <translation>只有所選單元的總和或平均可以和其他單元比較。請不要比較。</translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>Only a table has rows to choose: boxes, their scores, or features.</source>
        <translation>只有表格有列可以選擇：邊界框、其分數，或特徵。</translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>Only an output with a grid has areas: a map of classes, of features, or an image.</source>
        <translation>只有帶網格的輸出有區域：類別圖、特徵圖或影像。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/plan.py"/>
        <source>Only several layers can be combined. Name them with --layer, joined by commas, or all.</source>
        <translation>只有多個層才能合併。請以 --layer 指定，用逗號分隔，或 all。</translation>
    </message>
    <message>
        <location filename="../../engine/models/inspection.py"/>
        <source>Only the first {shown} of its {total} layers are shown.</source>
        <translation>只顯示 {total} 個層中的前 {shown} 個。</translation>
    </message>
    <message>
        <location filename="../../engine/models/torch_files/inspection.py"/>
        <source>Only the first {shown} of its {total} tensors are shown.</source>
        <translation>只顯示 {total} 個張量中的前 {shown} 個。</translation>
    </message>
    <message>
        <location filename="../../engine/api/geometry.py"/>
        <source>Only the middle {width} × {height} of {own_width} × {own_height} pixels is fed to the network: the rest has no heat.</source>
        <translation>{own_width} × {own_height} 像素中只有中央的 {width} × {height} 會餵給網路：其餘部分沒有熱度。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/pixels.py"/>
        <source>Only the upper 8 of 16 bits per channel are shown.</source>
        <translation>每通道 16 位元只顯示較高的 8 位元。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Only those whose activation varies most over the image.</source>
        <translation>只取啟動值在影像上變化最大的通道。</translation>
    </message>
    <message>
        <location filename="../../engine/code/image.py"/>
        <source>OpenCV alone does not read {name} as Camscope shows it. Save it as PNG, open that, and copy again.</source>
        <translation>單靠 OpenCV 讀取 {name} 的結果會與 Camscope 顯示的不同。請存成 PNG，開啟那個檔案，再複製一次。</translation>
    </message>
    <message>
        <location filename="../../engine/session/session.py"/>
        <source>Opened {name}.</source>
        <translation>已開啟 {name}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/opening_watch.py"/>
        <source>Opening {file} did not come to an end and was stopped. The file may be damaged or made to do harm.</source>
        <translation>開啟 {file} 一直沒有結束，已停止。檔案可能已損壞，或刻意造成危害。</translation>
    </message>
    <message>
        <location filename="../../engine/session/opening_watch.py"/>
        <source>Opening {file} took more than {limit} of memory, far more than its weights need, and was stopped. The file may be damaged or made to do harm.</source>
        <translation>開啟 {file} 用了超過 {limit} 的記憶體，遠超過其權重所需，已停止。檔案可能已損壞，或刻意造成危害。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/main.py"/>
        <source>Opening {name}</source>
        <translation>正在開啟 {name}</translation>
    </message>
    <message>
        <location filename="../../engine/session/session.py"/>
        <source>Opening {name}…</source>
        <translation>正在開啟 {name}…</translation>
    </message>
    <message>
        <location filename="../../engine/cli/common.py"/>
        <source>Output "{name}" cannot be read so: it is {kind}. Leave out --outputs-are.</source>
        <translation>輸出「{name}」無法如此解讀：它是 {kind}。請省略 --outputs-are。</translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>Output "{name}" ends without softmax or sigmoid, so it has no probabilities. Choose the score logit, or say that its outputs are logits.</source>
        <translation>輸出「{name}」的結尾沒有 softmax 或 sigmoid，因此沒有機率。請選擇分數 logit，或指明它的輸出是 logits。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/common.py"/>
        <source>Output "{name}" has its {activation} in the model. Leave out --outputs-are.</source>
        <translation>輸出「{name}」的 {activation} 已在模型中。請省略 --outputs-are。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/targets.py"/>
        <source>Output "{name}" has no rows: leave out --row. It is for boxes, their scores, and rows of features.</source>
        <translation>輸出「{name}」沒有列：請省略 --row。它用於邊界框、其分數與特徵的列。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/session/targets.py"/>
        <source>Output "{name}" has {count} numbers; there is no number {index}.</source>
        <extracomment>For one: Output "{name}" has {count} number; there is no number {index}.</extracomment>
        <translation>
            <numerusform>輸出「{name}」有 {count} 個數字；沒有數字 {index}。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/cli/common.py"/>
        <source>Output "{name}" is one number, whose softmax would always be 1. It may be the logit of a sigmoid.</source>
        <translation>輸出「{name}」是單一數字，其 softmax 永遠是 1。它可能是 sigmoid 的 logit。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/writers.py"/>
        <source>PDF documents</source>
        <translation>PDF 文件</translation>
    </message>
    <message>
        <location filename="../../engine/storage/writers.py"/>
        <source>PNG images</source>
        <translation>PNG 影像</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Patch</source>
        <translation>遮塊</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>Pictures of more than {side} pixels a side are made smaller.</source>
        <translation>邊長超過 {side} 像素的圖片會縮小。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Points on the path; more come closer to the sum.</source>
        <translation>路徑上的點數；越多，總和越準確。</translation>
    </message>
    <message>
        <location filename="../../engine/filters/atlas.py"/>
        <source>Preparing the atlas</source>
        <translation>正在準備圖集</translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>Preparing to grow images…</source>
        <translation>正在準備生成影像…</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Preprocessing: the network was fed "{found}", Camscope feeds "{usual}". Choose it in the Input section.</source>
        <translation>前處理：餵給網路的是「{found}」，Camscope 餵的是「{usual}」。請在「輸入」面板選擇。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Probability that a cell shows the image.</source>
        <translation>每一格顯示影像的機率。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>PyTorch finds no GPU: Apple's needs macOS 14 or later.</source>
        <translation>PyTorch 找不到 GPU：Apple 的 GPU 需要 macOS 14 或更新的版本。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/methods/rise.py"/>
        <source>RISE cannot divide an input of {width} × {height} pixels into {cells} cells a side. Choose at most {most}.</source>
        <translation>RISE 無法把 {width} × {height} 像素的輸入分成每邊 {cells} 格。請選擇最多 {most}。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Random cells to a side of a mask.</source>
        <translation>遮罩每邊的隨機格數。</translation>
    </message>
    <message>
        <location filename="../../engine/session/image_ranking.py"/>
        <source>Ranking images for {layer}: {done} of {all_images}</source>
        <translation>正在為 {layer} 排序影像：{done} / {all_images}</translation>
    </message>
    <message>
        <location filename="../../engine/matching/service.py"/>
        <source>Reading the heatmap</source>
        <translation>正在讀取熱圖</translation>
    </message>
    <message>
        <location filename="../../engine/box/run.py"/>
        <source>Reading {name} was stopped: it was not done after {time}. The file is damaged, or made to take for ever. Try another copy of it.</source>
        <translation>已停止讀取 {name}：經過 {time} 仍未完成。檔案已損壞，或刻意做成永遠讀不完。請試試另一份副本。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Red and blue of its heatmap are swapped: OpenCV's colours are blue first, and the image under them was red first. Camscope shows them the right way round.</source>
        <translation>熱圖的紅色與藍色對調了：OpenCV 的色彩是藍色在前，而底下的影像是紅色在前。Camscope 以正確的順序顯示。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Resizing: the image was brought to the input's size by "{found}", in Camscope by "{usual}". Choose it in the Input section.</source>
        <translation>縮放：影像以「{found}」縮放到輸入尺寸，在 Camscope 是「{usual}」。請在「輸入」面板選擇。</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure.py"/>
        <source>Rows and columns have to be {axes}: they are what is several.</source>
        <translation>列與欄必須是 {axes}：它們才是有多個的項目。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>Rows of features, not classes: their means over all rows.</source>
        <translation>各列是特徵而不是類別：列出所有列的平均值。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/writers.py"/>
        <source>SVG drawings</source>
        <translation>SVG 圖形</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Samples</source>
        <translation>樣本數</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_recognition.py"/>
        <source>Save the whole model with model.save('name.keras') and open that file.</source>
        <translation>請以 model.save('name.keras') 儲存整個模型，再開啟那個檔案。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/activation_files.py"/>
        <source>Saving the activations of {layer}</source>
        <translation>正在儲存 {layer} 的啟動值</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Score-CAM with the few channels that vary most over the image.</source>
        <translation>Score-CAM，只用在影像上變化最大的少數通道。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Score: it explains the {found}, Camscope the {usual}. Choose it in the Target section.</source>
        <translation>分數：它解釋的是 {found}，Camscope 解釋的是 {usual}。請在「目標」面板選擇。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>Scores by the rows where they are highest, the highest first; then the box of that row.</source>
        <translation>分數取各自最高的列，最高的在前；接著是那一列的邊界框。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>Scores in rows: each class by the row where it is highest, the highest first.</source>
        <translation>分數按列排列：每個類別取分數最高的列，最高的在前。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Seed</source>
        <translation>隨機種子</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/targets.py"/>
        <source>Several classes are named "{name}": {indices}. Choose one by its index.</source>
        <translation>有多個類別名為「{name}」：{indices}。請以編號選擇。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Shift</source>
        <translation>平移</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Shows only places that the network used; exact when one linear layer follows.</source>
        <translation>只顯示網路用到的位置；後面只接一個線性層時完全精確。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Side of the square that is hidden, in input pixels.</source>
        <translation>遮住的正方形邊長，以輸入像素計。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Smoothing</source>
        <translation>平滑化</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/supervisor.py"/>
        <location filename="../../engine/ipc/thread.py"/>
        <source>Something unexpected happened: {what}</source>
        <translation>發生未預期的狀況：{what}</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Standard deviation, as a share of the input's range.</source>
        <translation>標準差，占輸入範圍的比例。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/engine_slot.py"/>
        <source>Starting {framework} for {name}…</source>
        <translation>正在為 {name} 啟動 {framework}…</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Step from patch to patch, in input pixels.</source>
        <translation>遮塊每次移動的距離，以輸入像素計。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Steps</source>
        <translation>步數</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Stride</source>
        <translation>步幅</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>Taken for values of a regression, not for classes: in the model's order.</source>
        <translation>視為迴歸的數值，而不是類別：依模型的順序。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Target: it explains "{found}", which is the most probable class when the network is fed as in the notebook; as Camscope feeds it, "{usual}" is.</source>
        <translation>目標：它解釋的是「{found}」，也就是依筆記本的方式餵入網路時機率最高的類別；依 Camscope 的方式餵入時是「{usual}」。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Target: it explains "{found}"; the most probable class is "{usual}". Choose the class in the Target section.</source>
        <translation>目標：它解釋的是「{found}」；機率最高的類別是「{usual}」。請在「目標」面板選擇類別。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>TensorFlow does not compute on Apple's GPU: start Camscope with make run TORCH=1, and PyTorch opens Keras models there.</source>
        <translation>TensorFlow 無法在 Apple 的 GPU 上計算：請以 make run TORCH=1 啟動 Camscope，由 PyTorch 在其上開啟 Keras 模型。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>TensorFlow has had no GPU on Windows since version 2.11: install PyTorch's build for CUDA (docs/gpu.md), which opens Keras models, too, or run Camscope in WSL2.</source>
        <translation>TensorFlow 自 2.11 版起在 Windows 上沒有 GPU：請安裝 PyTorch 的 CUDA 版（docs/gpu.md），它也能開啟 Keras 模型，或在 WSL2 中執行 Camscope。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>TensorFlow has no GPU on ARM processors: install PyTorch's build for CUDA (docs/gpu.md), which opens Keras models, too.</source>
        <translation>TensorFlow 在 ARM 處理器上沒有 GPU：請安裝 PyTorch 的 CUDA 版（docs/gpu.md），它也能開啟 Keras 模型。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/batching.py"/>
        <source>The GPU's memory ran out; it went on on the CPU.</source>
        <translation>GPU 記憶體不足；改在 CPU 上繼續進行。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>The PyTorch that is installed is the build for the processor alone: install its build for CUDA (docs/gpu.md).</source>
        <translation>安裝的 PyTorch 是僅支援 CPU 的版本：請安裝 CUDA 版（docs/gpu.md）。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>The PyTorch that is installed is the build for the processor alone: let pip take PyPI's, and start Camscope with make run TORCH=1.</source>
        <translation>安裝的 PyTorch 是僅支援 CPU 的版本：請讓 pip 使用 PyPI 的版本，並以 make run TORCH=1 啟動 Camscope。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>The TensorFlow that is installed is the build for the processor alone: start Camscope with make run GPU=1.</source>
        <translation>安裝的 TensorFlow 是僅支援 CPU 的版本：請以 make run GPU=1 啟動 Camscope。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/layer_passes.py"/>
        <source>The activations of layer "{layer}" are not finite (NaN or infinity). The model's weights may be damaged, or the preprocessing may not fit.</source>
        <translation>層「{layer}」的啟動值不是有限數（NaN 或無限大）。模型的權重可能已損壞，或前處理不適合。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>The baseline: an image without information.</source>
        <translation>基準：不含資訊的影像。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>The baseline: the image without information where the path starts.</source>
        <translation>基準：路徑起點那張不含資訊的影像。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/precision.py"/>
        <source>The chosen device has no units for bfloat16. Choose the precision auto or float32.</source>
        <translation>所選的裝置沒有 bfloat16 的運算單元。請選擇精度 auto 或 float32。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>The class with the largest predicted mask is explained.</source>
        <translation>解釋的是預測遮罩最大的類別。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>The classifier's own weights over the last layer; only after global pooling.</source>
        <translation>分類器自己的權重套用在最後一層；只能用在全域池化之後。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/torch/keras_program.py"/>
        <source>The code that comes with {model} does not run in PyTorch: {why} Choose TensorFlow for this model, or write its code with keras.ops.</source>
        <translation>{model} 附帶的程式碼無法在 PyTorch 執行：{why} 請為這個模型選擇 TensorFlow，或以 keras.ops 撰寫它的程式碼。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/search.py"/>
        <source>The colours of {name} are those of no colour map that Camscope knows, neither alone nor over this image. Save the heatmap's numbers with numpy.save, or the picture without axes and margins.</source>
        <translation>{name} 的色彩不屬於 Camscope 認得的任何色彩映射，無論單獨看或覆蓋在這張影像上。請以 numpy.save 儲存熱圖的數字，或儲存沒有座標軸與邊框的圖片。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/download.py"/>
        <source>The connection broke off before {name} was complete. Download it again.</source>
        <translation>連線在 {name} 下載完成前中斷。請重新下載。</translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>The description of the model in {file} has more than {limit} values, which no network needs. Choose another file.</source>
        <translation>{file} 裡的模型描述有超過 {limit} 個值，沒有網路需要這麼多。請選擇其他檔案。</translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>The description of the model in {file} is damaged. Copy the file again from its source, or save the model again.</source>
        <translation>{file} 裡的模型描述已損壞。請從來源重新複製檔案，或重新儲存模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>The description of the model in {file} is larger than {limit}, which no network needs. Choose another file.</source>
        <translation>{file} 裡的模型描述大於 {limit}，沒有網路需要這麼大。請選擇其他檔案。</translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>The description of the model in {file} is nested more than {limit} levels deep, which no network needs. Choose another file.</source>
        <translation>{file} 裡的模型描述巢狀超過 {limit} 層，沒有網路需要這麼深。請選擇其他檔案。</translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>The description of the model in {file} is not text. Save the model again.</source>
        <translation>{file} 裡的模型描述不是文字。請重新儲存模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>The description of the model in {file} makes no sense. Copy the file again from its source, or save the model again.</source>
        <translation>{file} 裡的模型描述沒有意義。請從來源重新複製檔案，或重新儲存模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>The description of the model in {file} says {key} twice, so that two readers would see two models. Save the model again with Keras.</source>
        <translation>{file} 裡的模型描述有兩個 {key}，兩種讀取程式會看到兩個不同的模型。請以 Keras 重新儲存模型。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/atomic.py"/>
        <source>The disk is full: {name} was not saved. Free some space, or choose another folder.</source>
        <translation>磁碟已滿：未儲存 {name}。請騰出一些空間，或選擇其他資料夾。</translation>
    </message>
    <message>
        <location filename="../../gui/screen.py"/>
        <source>The display {display} does not answer, so no window can open. `camscope --help` lists the commands that need none.</source>
        <translation>顯示器 {display} 沒有回應，因此無法開啟視窗。`camscope --help` 會列出不需要視窗的指令。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/supervisor.py"/>
        <source>The engine cannot start ({how}). Open a model to try again; the details may help.</source>
        <translation>引擎無法啟動（{how}）。開啟一個模型可以再試一次；詳細資料可能有幫助。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/main.py"/>
        <location filename="../../engine/ipc/server.py"/>
        <source>The engine could not do this: {why}</source>
        <translation>引擎無法完成這項工作：{why}</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/supervisor.py"/>
        <source>The engine stopped unexpectedly ({how}). It is starting again and will repeat what was asked.</source>
        <translation>引擎意外停止（{how}）。它正在重新啟動，並會重做先前的要求。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/ipc/supervisor.py"/>
        <source>The engine stopped {count} times ({how}). {doing} Camscope does not try this again.</source>
        <extracomment>For one: The engine stopped {count} time ({how}). {doing} Camscope does not try this again.</extracomment>
        <translation>
            <numerusform>引擎已停止 {count} 次（{how}）。{doing}Camscope 不會再試這項工作。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_import.py"/>
        <source>The file is none of those that Keras publishes; its tensors fit {network}. It is listed as {title}.</source>
        <translation>這個檔案不是 Keras 公開的任何檔案；它的張量符合 {network}。它列為 {title}。</translation>
    </message>
    <message>
        <location filename="../../engine/code/service.py"/>
        <source>The file of {model} holds weights alone, which no short script opens.</source>
        <translation>{model} 的檔案只有權重，簡短的腳本無法開啟。</translation>
    </message>
    <message>
        <location filename="../../engine/models/input_size.py"/>
        <source>The file says that the network was built for {width} × {height} pixels.</source>
        <translation>檔案指出這個網路是為 {width} × {height} 像素建立的。</translation>
    </message>
    <message>
        <location filename="../../engine/session/preprocessing_trial.py"/>
        <source>The file {file} says so.</source>
        <translation>檔案 {file} 這樣指定。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/manifest.py"/>
        <source>The file {manifest} in the folder {folder} is not one of Camscope's. Choose another folder with --out, or move the file away.</source>
        <translation>資料夾 {folder} 中的檔案 {manifest} 不是 Camscope 的檔案。請以 --out 選擇其他資料夾，或移走該檔案。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/manifest.py"/>
        <source>The file {path} cannot be read: {why}. Choose another folder with --out.</source>
        <translation>無法讀取檔案 {path}：{why}。請以 --out 選擇其他資料夾。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/manifest_formats.py"/>
        <source>The file {path} was written by a newer Camscope. Use that one, or choose another folder.</source>
        <translation>檔案 {path} 由較新的 Camscope 寫入。請使用該版本，或選擇其他資料夾。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/script_writer.py"/>
        <source>The final {activation} of {model} is layer "{path}", which is called several times: a short script cannot leave out one of its calls.</source>
        <translation>{model} 最後的 {activation} 是層「{path}」，它被呼叫了多次：簡短的腳本無法只略過其中一次呼叫。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/torch/script_writer.py"/>
        <source>The final {activation} of {model} is no module of its own, so a short script cannot leave it out to have logits. Choose the probability as the score, and copy again.</source>
        <translation>{model} 最後的 {activation} 不是獨立的模組，因此簡短的腳本無法略過它來取得 logits。請選擇機率作為分數，再複製一次。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/imaging/decode.py"/>
        <source>The first of {count} frames is shown.</source>
        <extracomment>For one: The first of {count} frame is shown.</extracomment>
        <translation>
            <numerusform>顯示 {count} 個影格中的第一個。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/storage/image_paths.py"/>
        <source>The folder {folder} cannot be read: {why}.</source>
        <translation>無法讀取資料夾 {folder}：{why}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/atomic.py"/>
        <source>The folder {folder} does not exist: {name} was not saved.</source>
        <translation>資料夾 {folder} 不存在：未儲存 {name}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/image_paths.py"/>
        <source>The folder {folder} has more than {limit} images. Choose folders inside it.</source>
        <translation>資料夾 {folder} 有超過 {limit} 張影像。請選擇其中的資料夾。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/manifest.py"/>
        <source>The folder {folder} has results of another model, {model}. Choose another folder with --out, or delete its {manifest}.</source>
        <translation>資料夾 {folder} 中有另一個模型 {model} 的結果。請以 --out 選擇其他資料夾，或刪除其 {manifest}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/folders.py"/>
        <source>The folder {path} cannot be made: {why}. Choose another.</source>
        <translation>無法建立資料夾 {path}：{why}。請選擇其他資料夾。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/keras_description.py"/>
        <source>The graph becomes {found} layers, more than the {limit} that Camscope opens. Choose a smaller model.</source>
        <translation>計算圖會變成 {found} 個層，超過 Camscope 能開啟的 {limit} 個。請選擇較小的模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>The graph in {file} does not fit together: {why}.</source>
        <translation>{file} 裡的計算圖互不相符：{why}。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>The highest score of all rows is explained.</source>
        <translation>解釋的是所有列中最高的分數。</translation>
    </message>
    <message>
        <location filename="../../engine/api/geometry.py"/>
        <source>The image is padded with black to the proportions of the input.</source>
        <translation>影像以黑色填補到輸入的長寬比。</translation>
    </message>
    <message>
        <location filename="../../engine/api/geometry.py"/>
        <source>The image is squashed: {own_width} × {own_height} pixels are fed as {width} × {height}. A crop or a letterbox keeps the proportions.</source>
        <translation>影像被壓扁：{own_width} × {own_height} 像素以 {width} × {height} 餵入。裁切或補黑邊可以保持長寬比。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/translation.py"/>
        <source>The input {name} has no shape of which pictures could be made.</source>
        <translation>輸入 {name} 沒有可以做成圖片的形狀。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/translation.py"/>
        <source>The input {name} takes numbers of type {dtype}; pictures are float32 here.</source>
        <translation>輸入 {name} 接受 {dtype} 類型的數字；這裡的圖片是 float32。</translation>
    </message>
    <message>
        <location filename="../../engine/models/labels.py"/>
        <source>The labels are those kept for this model.</source>
        <translation>標籤是為這個模型保存的標籤。</translation>
    </message>
    <message>
        <location filename="../../engine/models/labels.py"/>
        <source>The labels are those of {set}.</source>
        <translation>標籤是 {set} 的標籤。</translation>
    </message>
    <message>
        <location filename="../../engine/models/labels.py"/>
        <source>The labels come from {file}.</source>
        <translation>標籤來自 {file}。</translation>
    </message>
    <message>
        <location filename="../../engine/models/labels.py"/>
        <source>The labels come from {file}; the model's first class is taken for the background.</source>
        <translation>標籤來自 {file}；模型的第一個類別視為背景。</translation>
    </message>
    <message>
        <location filename="../../engine/models/labels.py"/>
        <source>The labels in {file} cannot be read.</source>
        <translation>無法讀取 {file} 裡的標籤。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/torch/default_layer.py"/>
        <source>The last layer with a spatial grid ({grid}) before its cells become rows.</source>
        <translation>各格變成列之前，最後一個有空間網格（{grid}）的層。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/default_layer.py"/>
        <source>The last layer with a spatial grid ({grid}) before {next}, which mixes its channels.</source>
        <translation>{next} 會混合通道，這是它之前最後一個有空間網格（{grid}）的層。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/default_layer.py"/>
        <source>The last layer with a spatial grid ({grid}) before {next}.</source>
        <translation>{next} 之前最後一個有空間網格（{grid}）的層。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/default_layer.py"/>
        <source>The last layer with a spatial grid ({grid}).</source>
        <translation>最後一個有空間網格（{grid}）的層。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/default_layer.py"/>
        <source>The last layer with the smallest grid ({grid}): all that the output knows of the whole image passes through it.</source>
        <translation>最後一個網格最小（{grid}）的層：輸出對整張影像所知的一切都經過它。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/torch/default_layer.py"/>
        <source>The last norm of the patches' tokens ({grid}) at which the output looks: behind it only the class token counts, and patches have no gradient.</source>
        <translation>輸出所看的影像塊 token 的最後一個 norm（{grid}）：在它之後只有類別 token 算數，影像塊沒有梯度。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/torch/default_layer.py"/>
        <source>The last norm of the patches' tokens ({grid}).</source>
        <translation>影像塊 token 的最後一個 norm（{grid}）。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/loading.py"/>
        <source>The layers of this model follow each other in a longer chain than Keras can build. Choose another model.</source>
        <translation>這個模型的層串成的鏈太長，Keras 無法建立。請選擇其他模型。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/library.py"/>
        <location filename="../../engine/models/catalogue.py"/>
        <source>The library has no model "{name}". {nearest}</source>
        <translation>模型庫裡沒有模型「{name}」。{nearest}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/matching/sentences.py"/>
        <source>The maps of layers "{values}" are the same.</source>
        <extracomment>For one: The map of layer "{values}" is the same.</extracomment>
        <translation>
            <numerusform>層「{values}」的圖是相同的。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>The mean of random masks, each weighted by the probability that it leaves.</source>
        <translation>隨機遮罩的平均，各以套用該遮罩後剩下的機率加權。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>The mean of the gradients of noisy copies: less speckle.</source>
        <translation>加雜訊副本的梯度平均：斑點較少。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>The mean square of the gradients of noisy copies: strong edges of the evidence.</source>
        <translation>加雜訊副本的梯度均方：證據的強邊緣。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/layer_passes.py"/>
        <source>The model answers with numbers that are not finite (NaN or infinity). Its weights may be damaged, or the preprocessing may not fit.</source>
        <translation>模型的回答含有非有限數（NaN 或無限大）。它的權重可能已損壞，或前處理不適合。</translation>
    </message>
    <message>
        <location filename="../../engine/models/architectures.py"/>
        <source>The model begins with arithmetic of its own (layer {layer}), so it takes 0 to 255.</source>
        <translation>模型以自己的算術運算開頭（層 {layer}），因此接受 0 到 255。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/applications.py"/>
        <location filename="../../engine/backends/keras/loading.py"/>
        <location filename="../../engine/backends/torch/backend.py"/>
        <source>The model does not fit into memory.</source>
        <translation>模型放不進記憶體。</translation>
    </message>
    <message>
        <location filename="../../engine/session/other_inputs.py"/>
        <source>The model has no input "{name}" beside the image. It has: {names}.</source>
        <translation>除了影像，模型沒有輸入「{name}」。它有：{names}。</translation>
    </message>
    <message>
        <location filename="../../engine/api/model.py"/>
        <source>The model has {several} outputs ({names}): "{name}" is explained, {kind}.</source>
        <translation>模型有 {several} 個輸出（{names}）：解釋的是「{name}」（{kind}）。</translation>
    </message>
    <message>
        <location filename="../../engine/models/parameter_budget.py"/>
        <source>The model in {file} calls its layers more than {limit} times, because models in it are used many times over. Choose a smaller model.</source>
        <translation>{file} 裡的模型呼叫它的層超過 {limit} 次，因為其中的模型被重複使用很多次。請選擇較小的模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/parameter_budget.py"/>
        <source>The model in {file} has {found} layers, more than the {limit} that Camscope opens. Choose a smaller model.</source>
        <translation>{file} 裡的模型有 {found} 個層，超過 Camscope 能開啟的 {limit} 個。請選擇較小的模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/vetting.py"/>
        <location filename="../../engine/models/parameter_budget.py"/>
        <location filename="../../engine/models/saved_model/vetting.py"/>
        <source>The model in {file} needs about {needed} of memory, and {free} are free. Close other programs and open it again.</source>
        <translation>{file} 裡的模型約需 {needed} 的記憶體，目前可用 {free}。請關閉其他程式，再開啟一次。</translation>
    </message>
    <message>
        <location filename="../../engine/models/inspection.py"/>
        <source>The model is only inspected: nothing is fed to it.</source>
        <translation>這個模型僅供查看：不會餵入任何東西。</translation>
    </message>
    <message>
        <location filename="../../engine/api/layer_reasons.py"/>
        <source>The model is only inspected: nothing runs in it.</source>
        <translation>這個模型僅供查看：不會執行其中任何東西。</translation>
    </message>
    <message>
        <location filename="../../engine/models/input_size.py"/>
        <source>The model itself makes {width} × {height} pixels of its input (layer {layer}).</source>
        <translation>模型自己會把輸入變成 {width} × {height} 像素（層 {layer}）。</translation>
    </message>
    <message>
        <location filename="../../engine/models/architectures.py"/>
        <source>The model normalises the pixels itself (layer {layer}), so it takes 0 to 255.</source>
        <translation>模型自己會正規化像素值（層 {layer}），因此接受 0 到 255。</translation>
    </message>
    <message>
        <location filename="../../engine/models/architectures.py"/>
        <source>The model normalises the pixels itself (layer {layer}), with means between 0 and 1, so it takes 0 to 1.</source>
        <translation>模型自己會正規化像素值（層 {layer}），平均值介於 0 與 1 之間，因此接受 0 到 1。</translation>
    </message>
    <message>
        <location filename="../../engine/models/architectures.py"/>
        <source>The model rescales the pixels itself (layer {layer}), so it takes 0 to 255.</source>
        <translation>模型自己會縮放像素值（層 {layer}），因此接受 0 到 255。</translation>
    </message>
    <message>
        <location filename="../../engine/api/geometry.py"/>
        <source>The model scales the pixels itself (layer {layer}). Fed {way}, it sees next to nothing: choose the automatic preprocessing.</source>
        <translation>模型自己會縮放像素值（層 {layer}）。以 {way} 餵入時，它幾乎看不到東西：請選擇自動前處理。</translation>
    </message>
    <message>
        <location filename="../../engine/models/input_size.py"/>
        <source>The model takes any size, and nothing tells which it was trained for: images keep their proportions, with at most {most} pixels on the longer side.</source>
        <translation>模型接受任何尺寸，也沒有說明是以哪個尺寸訓練的：影像保持長寬比，長邊最多 {most} 像素。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/program_feeding.py"/>
        <source>The model takes any size; networks of PyTorch are trained on ImageNet with {side} × {side} pixels.</source>
        <translation>模型接受任何尺寸；PyTorch 的網路在 ImageNet 上以 {side} × {side} 像素訓練。</translation>
    </message>
    <message>
        <location filename="../../engine/models/input_size.py"/>
        <source>The model takes any size; {family} of Keras Applications was trained with {side} × {side} pixels.</source>
        <translation>模型接受任何尺寸；Keras Applications 的 {family} 以 {side} × {side} 像素訓練。</translation>
    </message>
    <message>
        <location filename="../../engine/api/presets.py"/>
        <source>The nearest pixels, maps from minimum to maximum with aligned corners, and Matplotlib's jet half over the image, because the library's examples do so.</source>
        <translation>採用最近鄰像素、由最小值到最大值且角落對齊的圖，並以 Matplotlib 的 jet 半透明覆蓋影像，因為該函式庫的範例就是這麼做。</translation>
    </message>
    <message>
        <location filename="../../engine/models/architectures.py"/>
        <source>The network is {family} of Keras Applications, whose published weights take it so.</source>
        <translation>這個網路是 Keras Applications 的 {family}，其公開的權重就是這樣接受輸入。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/program_feeding.py"/>
        <source>The network is {name} of torchvision, whose published weights take it so.</source>
        <translation>這個網路是 torchvision 的 {name}，其公開的權重就是這樣接受輸入。</translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>The number in view of filter images goes from {least} to {most}; {value} was asked.</source>
        <translation>濾波器影像的顯示張數為 {least} 到 {most}；要求的是 {value}。</translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>The number of channels of filter images goes from {least} to {most}; {value} was asked.</source>
        <translation>濾波器影像的通道數為 {least} 到 {most}；要求的是 {value}。</translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>The number of steps of filter images goes from {least} to {most}; {value} was asked.</source>
        <translation>濾波器影像的步數為 {least} 到 {most}；要求的是 {value}。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/weights.py"/>
        <location filename="../../engine/models/saved_model/reading.py"/>
        <source>The numbers that {file} holds for its variable {variable} are of another shape or type than it has.</source>
        <translation>{file} 為變數 {variable} 儲存的數字，形狀或類型與該變數不同。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/translation.py"/>
        <source>The operation {op} ({node}) does not fit what it is given: {details}.</source>
        <translation>運算 {op}（{node}）與它收到的內容不符：{details}。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/translation.py"/>
        <source>The operation {op} ({node}) has no counterpart in Keras.</source>
        <translation>運算 {op}（{node}）在 Keras 沒有對應。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/translation.py"/>
        <source>The operation {op} ({node}) is used in a way that Keras has not: {details}.</source>
        <translation>運算 {op}（{node}）的用法是 Keras 沒有的：{details}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/open_model.py"/>
        <location filename="../../engine/session/tables.py"/>
        <source>The output has no rows for this image.</source>
        <translation>這張影像的輸出沒有任何列。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/session/targets.py"/>
        <source>The output has {count} rows; there is no row {index}.</source>
        <extracomment>For one: The output has {count} row; there is no row {index}.</extracomment>
        <translation>
            <numerusform>輸出有 {count} 列；沒有第 {index} 列。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>The output has {height} × {width} cells; there is no area of {area_height} × {area_width} at row {row}, column {column}.</source>
        <translation>輸出有 {height} × {width} 格；在第 {row} 列、第 {column} 欄沒有 {area_height} × {area_width} 的區域。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/filter_growth.py"/>
        <source>The output of layer "{path}" is not made of real numbers, so nothing can be made larger step by step. Choose another layer.</source>
        <translation>層「{path}」的輸出不是實數，因此無法逐步增大。請選擇其他層。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/session/targets.py"/>
        <source>The output of {model} has {count} channels; there is no channel {index}.</source>
        <extracomment>For one: The output of {model} has {count} channel; there is no channel {index}.</extracomment>
        <translation>
            <numerusform>{model} 的輸出有 {count} 個通道；沒有通道 {index}。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/imaging/blend.py"/>
        <source>The picture could not be turned into a JPEG file.</source>
        <translation>無法將圖片轉成 JPEG 檔案。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/blend.py"/>
        <source>The picture could not be turned into a PNG file.</source>
        <translation>無法將圖片轉成 PNG 檔案。</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>The preprocessing ({name}) is a guess.</source>
        <translation>前處理（{name}）是推測的。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>The preset "{name}" makes these choices of score, input and display.</source>
        <translation>預設集「{name}」對分數、輸入和顯示做的就是這些選擇。</translation>
    </message>
    <message>
        <location filename="../../engine/api/presets.py"/>
        <source>The probability, the nearest pixels and OpenCV's jet added to the image at 0.4; tiles by mean and deviation; filter images of 64 pixels in 40 steps from raw grey noise without preprocessing, columns first, because the book's listings do so.</source>
        <translation>採用機率、最近鄰像素，並把 OpenCV 的 jet 以 0.4 加到影像上；圖塊以平均值與標準差顯示；濾波器影像為 64 像素，從原始灰色雜訊開始走 40 步，不做前處理，逐欄排列，因為書中的程式就是這麼做。</translation>
    </message>
    <message>
        <location filename="../../engine/api/presets.py"/>
        <source>The probability, the nearest pixels and OpenCV's jet added to the image at 0.6, because scripts with load_img and a softmax at the end do so.</source>
        <translation>採用機率、最近鄰像素，並把 OpenCV 的 jet 以 0.6 加到影像上，因為使用 load_img 且以 softmax 結尾的腳本就是這麼做。</translation>
    </message>
    <message>
        <location filename="../../engine/box/process.py"/>
        <source>The process that reads files for Camscope does not start ({how}). Start Camscope again, or install it again.</source>
        <translation>為 Camscope 讀取檔案的處理程序無法啟動（{how}）。請重新啟動 Camscope，或重新安裝。</translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>The reference has to be a finite number.</source>
        <translation>參考值必須是有限的數字。</translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>The rows of "{scores}" are not those of "{name}", so they cannot choose among them.</source>
        <translation>「{scores}」的列不是「{name}」的列，因此無法用來從中選擇。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>The same seed gives the same map.</source>
        <translation>相同的種子得到相同的圖。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/layer_passes.py"/>
        <source>The score does not depend on layer "{layer}". Choose a layer before the target.</source>
        <translation>分數與層「{layer}」無關。請選擇目標之前的層。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/matching/sentences.py"/>
        <source>The scores {values} give the same map.</source>
        <extracomment>For one: The score {values} gives the same map.</extracomment>
        <translation>
            <numerusform>分數 {values} 得到相同的圖。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/cli/code_option.py"/>
        <source>The script of --code has to have a name that ends in .py; {path} does not.</source>
        <translation>--code 的腳本名稱必須以 .py 結尾；{path} 不是。</translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>The seed of filter images goes from {least} to {most}; {value} was asked.</source>
        <translation>濾波器影像的隨機種子為 {least} 到 {most}；要求的是 {value}。</translation>
    </message>
    <message>
        <location filename="../../gui/core/settings.py"/>
        <source>The settings cannot be saved to {path}: free some space there, or allow Camscope to write. Until then changes are forgotten when it ends.</source>
        <translation>無法將設定儲存到 {path}：請在那裡騰出一些空間，或允許 Camscope 寫入。在此之前，變更在結束時不會保留。</translation>
    </message>
    <message>
        <location filename="../../gui/core/settings.py"/>
        <source>The settings could not be read and start anew. The old file is kept as {path}.</source>
        <translation>無法讀取設定，已重新開始。舊檔案保存為 {path}。</translation>
    </message>
    <message>
        <location filename="../../gui/core/settings.py"/>
        <source>The settings could not be read and start anew. What changes now is forgotten when Camscope ends, because {path} cannot be replaced.</source>
        <translation>無法讀取設定，已重新開始。由於無法取代 {path}，現在的變更在 Camscope 結束時不會保留。</translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>The size of filter images goes from {least} to {most}; {value} was asked.</source>
        <translation>濾波器影像的尺寸為 {least} 到 {most}；要求的是 {value}。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>The strongest common pattern of activations times gradients.</source>
        <translation>啟動值乘以梯度後最強的共同模式。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>The strongest pattern of activations, whatever the class: it knows no target.</source>
        <translation>啟動值最強的模式，與類別無關：它不認得目標。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/objective_kind.py"/>
        <source>The target has {given} units, but {name} has {wanted}.</source>
        <translation>目標有 {given} 個單元，但 {name} 有 {wanted} 個。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>The variable CUDA_VISIBLE_DEVICES is "{value}", which hides every GPU: unset it, and start Camscope again.</source>
        <translation>環境變數 CUDA_VISIBLE_DEVICES 為「{value}」，會隱藏所有 GPU：請取消設定後重新啟動 Camscope。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/reading.py"/>
        <source>The variables of {file} are damaged. Copy the folder again from its source.</source>
        <translation>{file} 的變數已損壞。請從來源重新複製資料夾。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/loading.py"/>
        <source>The weights in this file do not fit the model that it describes: it is damaged or was changed. Save the model again where it was made.</source>
        <translation>這個檔案裡的權重與它描述的模型不符：檔案已損壞或被更改過。請在製作模型的地方重新儲存。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>The weights in {file} are compressed and larger than {limit}, too large to be unpacked safely. Export the model again: PyTorch does not compress them.</source>
        <translation>{file} 裡的權重經過壓縮且大於 {limit}，太大而無法安全解壓縮。請重新匯出模型：PyTorch 不會壓縮權重。</translation>
    </message>
    <message>
        <location filename="../../engine/models/keras_zip_checks.py"/>
        <source>The weights in {file} are compressed and larger than {limit}, too large to be unpacked safely. Open the model where it was made and save it again with Keras, which does not compress them.</source>
        <translation>{file} 裡的權重經過壓縮且大於 {limit}，太大而無法安全解壓縮。請在製作模型的地方開啟它，再以 Keras 儲存；Keras 不會壓縮權重。</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_recognition.py"/>
        <source>The weights in {file} are not those of {network}. {difference}</source>
        <translation>{file} 裡的權重不是 {network} 的權重。{difference}</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_recognition.py"/>
        <source>The weights in {file} are not those of {network}: they fit {models}.</source>
        <translation>{file} 裡的權重不是 {network} 的權重：它們符合 {models}。</translation>
    </message>
    <message>
        <location filename="../../engine/api/model.py"/>
        <source>The weights look untrained: predictions and heatmaps mean nothing yet.</source>
        <translation>權重看起來未經訓練：預測和熱圖都還沒有意義。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/weights.py"/>
        <source>The weights of {file} are damaged: what is told of them makes no sense. Copy the file again from its source, or export the model again.</source>
        <translation>{file} 的權重已損壞：對它們的描述沒有意義。請從來源重新複製檔案，或重新匯出模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_import.py"/>
        <source>The weights of {model} are in Keras' own folder, {folder}, where other programs use them. Camscope does not remove them.</source>
        <translation>{model} 的權重在 Keras 自己的資料夾 {folder}，其他程式也會使用。Camscope 不會移除它們。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalogue.py"/>
        <source>The weights of {model} are not on this computer. Import or download them in the model library (`camscope library --import FILE`, `--download {model}`), or take random ones.</source>
        <translation>{model} 的權重不在這台電腦上。請在模型庫匯入或下載（`camscope library --import FILE`、`--download {model}`），或使用隨機權重。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/run_errors.py"/>
        <source>The weights of {name} hold numbers that are not finite (NaN or infinity), first in layer {layer}: the file is damaged or its training diverged.</source>
        <translation>{name} 的權重含有非有限數（NaN 或無限大），最先出現在層 {layer}：檔案已損壞，或訓練已發散。</translation>
    </message>
    <message>
        <location filename="../../engine/rendering/activation_cache.py"/>
        <source>There are no activations of this layer to save yet.</source>
        <translation>這個層還沒有可以儲存的啟動值。</translation>
    </message>
    <message>
        <location filename="../../engine/api/spelling.py"/>
        <source>There are: {names}.</source>
        <translation>可用的有：{names}。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>There is an NVIDIA GPU, and the CUDA libraries for {framework} are not installed: start Camscope with make run GPU=1.</source>
        <translation>有 NVIDIA 的 GPU，但未安裝 {framework} 的 CUDA 函式庫：請以 make run GPU=1 啟動 Camscope。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/filters.py"/>
        <source>There is no "{name}". There are: {names}.</source>
        <translation>沒有「{name}」。可選：{names}。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>There is no NVIDIA driver: if this computer has an NVIDIA GPU, install version {version} or later.</source>
        <translation>沒有 NVIDIA 驅動程式：若這台電腦有 NVIDIA 的 GPU，請安裝 {version} 或更新的版本。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/__init__.py"/>
        <source>There is no backend "{name}". There are: {known}.</source>
        <translation>沒有後端「{name}」。可用的有：{known}。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/__init__.py"/>
        <source>There is no backend for model files of kind "{kind}".</source>
        <translation>沒有能處理「{kind}」這種模型檔案的後端。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/targets.py"/>
        <location filename="../../engine/filters/service.py"/>
        <source>There is no class {index}; the model's classes go from 0 to {last}.</source>
        <translation>沒有類別 {index}；模型的類別從 0 到 {last}。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/style_options.py"/>
        <source>There is no colour map "{name}". {nearest}</source>
        <translation>沒有色彩映射「{name}」。{nearest}</translation>
    </message>
    <message>
        <location filename="../../gui/screen.py"/>
        <source>There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open. `camscope --help` lists the commands that need none.</source>
        <translation>沒有顯示器（DISPLAY 與 WAYLAND_DISPLAY 都未設定），因此無法開啟視窗。`camscope --help` 會列出不需要視窗的指令。</translation>
    </message>
    <message>
        <location filename="../../engine/rendering/renderer.py"/>
        <source>There is no heatmap of this layer to save yet.</source>
        <translation>這個層還沒有可以儲存的熱圖。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/image_paths.py"/>
        <source>There is no image in the folder {folder}. Files that end in {suffixes} count.</source>
        <translation>資料夾 {folder} 裡沒有影像。副檔名為 {suffixes} 的檔案才算。</translation>
    </message>
    <message>
        <location filename="../../engine/session/costs.py"/>
        <source>There is no method "{name}".</source>
        <translation>沒有方法「{name}」。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/methods.py"/>
        <source>There is no method "{name}". {nearest}</source>
        <translation>沒有方法「{name}」。{nearest}</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/methods.py"/>
        <source>There is no parameter "{name}" to give as name=value. The chosen methods have none.</source>
        <translation>沒有可用 name=value 指定的參數「{name}」。所選方法沒有參數。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/methods.py"/>
        <source>There is no parameter "{name}" to give as name=value. The chosen methods have: {known}.</source>
        <translation>沒有可用 name=value 指定的參數「{name}」。所選方法有：{known}。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/precision.py"/>
        <source>There is no precision "{precision}". There are: auto, float32, bfloat16.</source>
        <translation>沒有精度「{precision}」。可用的有：auto、float32、bfloat16。</translation>
    </message>
    <message>
        <location filename="../../engine/api/preprocessing.py"/>
        <source>There is no preprocessing called {name}. Choose one of {names}, or spell it out: 0..1 mean 0.5,0.5,0.5 std 0.25 bgr</source>
        <translation>沒有名為 {name} 的前處理。請選擇 {names} 之一，或完整寫出：0..1 mean 0.5,0.5,0.5 std 0.25 bgr</translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>There is no room on the disk for a working copy of {file}. Free some space and open it again.</source>
        <translation>磁碟上沒有空間存放 {file} 的工作副本。請騰出一些空間，再開啟一次。</translation>
    </message>
    <message>
        <location filename="../../engine/code/filters_script.py"/>
        <source>There is no script of filter images for a model that takes transparency.</source>
        <translation>輸入含透明度的模型沒有濾波器影像的腳本。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/torch/script_writer.py"/>
        <source>There is no script of the Fourier style for networks of PyTorch. Choose the textbook style, and copy again.</source>
        <translation>PyTorch 的網路沒有 Fourier 樣式的腳本。請選擇教科書樣式，再複製一次。</translation>
    </message>
    <message>
        <location filename="../../engine/code/filters_script.py"/>
        <source>There is no script of the Fourier style from an image. Begin with noise, or choose the textbook style, and copy again.</source>
        <translation>從影像開始的 Fourier 樣式沒有腳本。請從雜訊開始，或選擇教科書樣式，再複製一次。</translation>
    </message>
    <message>
        <location filename="../../engine/code/methods.py"/>
        <source>There is no script of {method}: {why}</source>
        <translation>{method} 沒有腳本：{why}</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/targets.py"/>
        <source>There is no {unit} named "{name}". {nearest}</source>
        <translation>沒有名為「{name}」的項目（{unit}）。{nearest}</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/targets.py"/>
        <source>There is no {unit} {index}; the model's {unit}s go from 0 to {last}.</source>
        <translation>沒有編號 {index} 的項目（{unit}）；此模型為 0 到 {last}。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/server.py"/>
        <location filename="../../engine/ipc/thread.py"/>
        <source>There is not enough memory for this.</source>
        <translation>記憶體不足，無法完成這項工作。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/filter_growth.py"/>
        <source>There is not enough memory for {name}.</source>
        <translation>記憶體不足，無法處理 {name}。</translation>
    </message>
    <message>
        <location filename="../../engine/box/run.py"/>
        <location filename="../../engine/imaging/decode.py"/>
        <location filename="../../engine/imaging/files.py"/>
        <source>There is not enough memory to open {name}.</source>
        <translation>記憶體不足，無法開啟 {name}。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/run_errors.py"/>
        <source>There is not enough memory to run {name} on this image.</source>
        <translation>記憶體不足，無法以這張影像執行 {name}。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>These are Camscope's own choices: the window shows the same.</source>
        <translation>這些都是 Camscope 自己的選擇：視窗顯示的就是一樣的。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/applications.py"/>
        <source>These are not the weights of {model}: they do not fit its layers.</source>
        <translation>這些不是 {model} 的權重：與它的層不符。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>This Camscope is packaged for the processor alone: take the package for GPUs, or run Camscope from its sources with make run GPU=1.</source>
        <translation>這個 Camscope 是僅支援 CPU 的打包版：請使用 GPU 版，或從原始碼以 make run GPU=1 執行 Camscope。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>This computer has an NVIDIA GPU and no driver for it: install NVIDIA's driver, version {version} or later, and restart.</source>
        <translation>這台電腦有 NVIDIA 的 GPU，但沒有驅動程式：請安裝 NVIDIA 驅動程式 {version} 或更新的版本，再重新啟動。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>This computer has neither an NVIDIA GPU nor a driver for one: Camscope computes on the processor.</source>
        <translation>這台電腦沒有 NVIDIA 的 GPU，也沒有其驅動程式：Camscope 會在 CPU 上計算。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/devices.py"/>
        <source>This computer has no device "{device}". It has: {known}.</source>
        <translation>這台電腦沒有裝置「{device}」。它有：{known}。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/devices.py"/>
        <source>This computer has no device "{device}". {why}</source>
        <translation>這台電腦沒有裝置「{device}」。{why}</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>This container was not given the computer's GPU: start it with --gpus all (Docker, NVIDIA Container Toolkit) or --device nvidia.com/gpu=all (Podman).</source>
        <translation>這個容器未取得電腦的 GPU：請以 --gpus all（Docker 與 NVIDIA Container Toolkit）或 --device nvidia.com/gpu=all（Podman）啟動。</translation>
    </message>
    <message>
        <location filename="../../engine/models/architectures.py"/>
        <source>This is a guess: nothing in the file tells the range, and 0 to 1 is the commonest. If the predictions look wrong, try another.</source>
        <translation>推測：檔案沒有說明數值範圍，而 0 到 1 最常見。預測若不對，請試其他選項。</translation>
    </message>
    <message>
        <location filename="../../engine/session/preprocessing_trial.py"/>
        <source>This is a guess: nothing in the file tells the range, but fed {way} the model tells sample pictures apart best. If the predictions look wrong, try another.</source>
        <translation>推測：檔案沒有說明數值範圍，但以 {way} 餵入時，最能區分範例圖片。預測若不對，請試其他選項。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/__init__.py"/>
        <source>This is opened with {framework}, and the engine at work computes with {own}. Choose {framework} for it.</source>
        <translation>這要用 {framework} 開啟，而目前的引擎是用 {own} 計算。請為它選擇 {framework}。</translation>
    </message>
    <message>
        <location filename="../../engine/api/layer_reasons.py"/>
        <source>This is the input itself.</source>
        <translation>這就是輸入本身。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/layer_passes.py"/>
        <source>This method explains one layer. Choose a layer.</source>
        <translation>這個方法只解釋一個層。請選擇一個層。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/pooled_scores.py"/>
        <source>This method needs a class whose score is made by global average pooling and one dense layer; {name} does not make it so.</source>
        <translation>這個方法需要由全域平均池化和一個全連接層算出分數的類別；{name} 不是這樣算的。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>This model gives a class for every cell: the class with the largest predicted mask comes first.</source>
        <translation>這個模型為每一格給出類別：預測遮罩最大的類別在前。</translation>
    </message>
    <message>
        <location filename="../../engine/models/inspection.py"/>
        <source>This model is only inspected, and nothing runs in it. {why}</source>
        <translation>這個模型僅供查看，不會執行其中任何東西。{why}</translation>
    </message>
    <message>
        <location filename="../../engine/api/model.py"/>
        <source>This model is only inspected: there are no predictions.</source>
        <translation>這個模型僅供查看：沒有預測。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/trusted_code.py"/>
        <source>This model needs {names}, which is not part of Keras. Name the Python file that has it.</source>
        <translation>這個模型需要 {names}，它不屬於 Keras。請指定含有它的 Python 檔案。</translation>
    </message>
    <message>
        <location filename="../../engine/preprocessing.py"/>
        <source>This model takes {channels} channels, and an image has 1, 3 or 4. Choose a model that takes images.</source>
        <translation>這個模型接受 {channels} 個通道，而影像有 1、3 或 4 個。請選擇接受影像的模型。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/__init__.py"/>
        <source>This needs {framework}, which is not installed. Start Camscope with make run {variable}=1, or type: pip install -r requirements/{name}.txt</source>
        <translation>這需要 {framework}，但尚未安裝。請以 make run {variable}=1 啟動 Camscope，或輸入：pip install -r requirements/{name}.txt</translation>
    </message>
    <message>
        <location filename="../../engine/backends/__init__.py"/>
        <source>This needs {framework}, which the packaged Camscope does not bring along. Run Camscope from its sources with it: make run {variable}=1</source>
        <translation>這需要 {framework}，但打包版的 Camscope 沒有附帶。請從原始碼執行 Camscope：make run {variable}=1</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>This package lacks parts of CUDA: run Camscope from its sources with make run GPU=1.</source>
        <translation>這個打包版缺少部分 CUDA：請從原始碼以 make run GPU=1 執行 Camscope。</translation>
    </message>
    <message>
        <location filename="../../engine/api/presets.py"/>
        <source>Torchvision's bilinear resizing, maps from minimum to maximum and OpenCV's jet half over the image, the picture divided by its brightest value, because the library does so.</source>
        <translation>採用 torchvision 的雙線性縮放、由最小值到最大值的圖，並以 OpenCV 的 jet 半透明覆蓋影像，再將圖片除以最亮的值，因為該函式庫就是這麼做。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/pixels.py"/>
        <source>Transparent parts are shown on white.</source>
        <translation>透明的部分以白底顯示。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Used when the baseline is "a chosen colour".</source>
        <translation>當基準為「指定顏色」時使用。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/pixels.py"/>
        <source>Values from {low} to {high} are shown as 0 to 255.</source>
        <translation>{low} 到 {high} 的值以 0 到 255 顯示。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Weighs each channel by how much the score falls without it. Needs no gradients.</source>
        <translation>以少了該通道時分數下降多少，為每個通道加權。不需要梯度。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Weighs each channel by the score of the image seen through it. Needs no gradients.</source>
        <translation>以透過該通道看到的影像得到的分數，為每個通道加權。不需要梯度。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Weighs every place by its own gradient: finer maps, also from early layers.</source>
        <translation>以各位置自己的梯度加權：圖更精細，前面的層也能用。</translation>
    </message>
    <message>
        <location filename="../../engine/models/torch_files/inspection.py"/>
        <source>Weights without a network: nothing runs in them.</source>
        <translation>只有權重，沒有網路：不會執行其中任何東西。</translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>What lies before the layer fits only inputs of {width} × {height} pixels: the images have that size.</source>
        <translation>這個層之前的部分只適合 {width} × {height} 像素的輸入：影像採用這個尺寸。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Where the evidence for the class lies at the selected layer.</source>
        <translation>在所選的層上，支持該類別的證據在哪裡。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Which pixels the score would react to first, if they changed a little.</source>
        <translation>像素稍有變化時，分數最先對哪些像素有反應。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>Windows hands no NVIDIA GPU on to WSL: install NVIDIA's driver in Windows, not in WSL, and type wsl --shutdown there.</source>
        <translation>Windows 沒有把 NVIDIA 的 GPU 交給 WSL：請在 Windows（而不是 WSL）中安裝 NVIDIA 驅動程式，並在 Windows 中輸入 wsl --shutdown。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/methods/occlusion.py"/>
        <source>With a stride of {stride} pixels, a patch of {patch} leaves parts of the image out. Choose a stride of at most {patch}.</source>
        <translation>步幅為 {stride} 像素時，{patch} 的遮塊會漏掉影像的某些部分。請選擇最多 {patch} 的步幅。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/activation_files.py"/>
        <source>Writing the contact sheet</source>
        <translation>正在寫入總覽圖</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>You said that its numbers are logits of a softmax.</source>
        <translation>您指定了它的數字是 softmax 的 logits。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>You said that its numbers are logits of sigmoids.</source>
        <translation>您指定了它的數字是 sigmoid 的 logits。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>You said that its numbers are values of a regression.</source>
        <translation>您指定了它的數字是迴歸的數值。</translation>
    </message>
    <message>
        <location filename="../../engine/api/spelling.py"/>
        <source>`{command}` lists what there is.</source>
        <translation>`{command}` 會列出所有可用的名稱。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>a chosen colour</source>
        <translation>指定顏色</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/api/target_words.py"/>
        <source>all {count} channels</source>
        <extracomment>For one: all {count} channel</extracomment>
        <translation>
            <numerusform>全部 {count} 個通道</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/api/target_words.py"/>
        <source>all {count} units</source>
        <extracomment>For one: all {count} unit</extracomment>
        <translation>
            <numerusform>全部 {count} 個單元</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>an answer is a variable</source>
        <translation>有一個回答是變數</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>an operation has no proper name</source>
        <translation>有一個運算沒有正確的名稱</translation>
    </message>
    <message>
        <location filename="../../engine/box/run.py"/>
        <source>an unexpected error</source>
        <translation>發生未預期的錯誤</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>black</source>
        <translation>黑色</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>boxes</source>
        <translation>邊界框</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>boxes with scores</source>
        <translation>附分數的邊界框</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>class map</source>
        <translation>類別圖</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>class-free</source>
        <translation>與類別無關</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>classes</source>
        <translation>類別</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>constant {name} has no shape</source>
        <translation>常數 {name} 沒有形狀</translation>
    </message>
    <message>
        <location filename="../../engine/box/process.py"/>
        <location filename="../../engine/ipc/child_process.py"/>
        <source>exit code {code}</source>
        <translation>結束代碼 {code}</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>feature map</source>
        <translation>特徵圖</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>features</source>
        <translation>特徵</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>function {name} calls itself</source>
        <translation>函式 {name} 呼叫自己</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>function {name} is called with other arguments than it has</source>
        <translation>呼叫函式 {name} 的引數與它的不同</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>functions call each other too deep</source>
        <translation>函式互相呼叫得太深</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>image</source>
        <translation>影像</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure.py"/>
        <source>images</source>
        <translation>影像</translation>
    </message>
    <message>
        <location filename="../../engine/box/process.py"/>
        <location filename="../../engine/ipc/child_process.py"/>
        <source>it does not end</source>
        <translation>它沒有結束</translation>
    </message>
    <message>
        <location filename="../../engine/box/run.py"/>
        <source>it ended</source>
        <translation>它已結束</translation>
    </message>
    <message>
        <location filename="../../engine/code/methods.py"/>
        <source>it is not supported yet.</source>
        <translation>尚未支援。</translation>
    </message>
    <message>
        <location filename="../../engine/code/methods.py"/>
        <source>it replaces the gradient of every ReLU, which is no short script.</source>
        <translation>它會取代每個 ReLU 的梯度，無法寫成簡短的腳本。</translation>
    </message>
    <message>
        <location filename="../../engine/code/methods.py"/>
        <source>it runs the network for a thousand random masks, in batches.</source>
        <translation>它以上千個隨機遮罩分批執行網路。</translation>
    </message>
    <message>
        <location filename="../../engine/code/methods.py"/>
        <source>it runs the network for each channel, in batches.</source>
        <translation>它為每個通道分批執行網路。</translation>
    </message>
    <message>
        <location filename="../../engine/code/methods.py"/>
        <source>it runs the network for each of its channels, in batches.</source>
        <translation>它為自己的每個通道分批執行網路。</translation>
    </message>
    <message>
        <location filename="../../engine/code/methods.py"/>
        <source>it runs the part of the network behind the layer once for each channel.</source>
        <translation>它為每個通道各執行一次該層之後的網路。</translation>
    </message>
    <message>
        <location filename="../../engine/box/run.py"/>
        <source>its answer makes no sense</source>
        <translation>它的回答沒有意義</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure.py"/>
        <source>layers</source>
        <translation>層</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>log-probability {score}</source>
        <translation>對數機率 {score}</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>logit {score}</source>
        <translation>logit {score}</translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>mean of {units}</source>
        <translation>{units} 的平均</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure.py"/>
        <source>methods</source>
        <translation>方法</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>no positive evidence: the image alone</source>
        <translation>沒有正向證據：只顯示影像</translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>norm of {units}</source>
        <translation>{units} 的範數</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_recognition.py"/>
        <source>nothing</source>
        <translation>什麼都沒有</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>probability {score}</source>
        <translation>機率 {score}</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>row scores</source>
        <translation>各列分數</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>rows</source>
        <translation>列</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>score {score}</source>
        <translation>分數 {score}</translation>
    </message>
    <message>
        <location filename="../../engine/box/process.py"/>
        <location filename="../../engine/ipc/child_process.py"/>
        <source>signal {name}</source>
        <translation>訊號 {name}</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure.py"/>
        <source>targets</source>
        <translation>目標</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>the image's mean colour</source>
        <translation>影像的平均色</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>the image, blurred</source>
        <translation>模糊化的影像</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>there is no {name}</source>
        <translation>沒有 {name}</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>top class</source>
        <translation>最高分類別</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>values</source>
        <translation>數值</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>what is read is not a variable</source>
        <translation>讀取的不是變數</translation>
    </message>
    <message>
        <location filename="../../engine/api/units.py"/>
        <source>{count} GB</source>
        <translation>{count} GB</translation>
    </message>
    <message>
        <location filename="../../engine/api/units.py"/>
        <source>{count} KB</source>
        <translation>{count} KB</translation>
    </message>
    <message>
        <location filename="../../engine/api/units.py"/>
        <source>{count} MB</source>
        <translation>{count} MB</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/api/model.py"/>
        <source>{count} layers look untrained, {layer} and others: predictions and heatmaps follow from random numbers.</source>
        <extracomment>For one: Layer {layer} looks untrained: predictions and heatmaps follow from random numbers.</extracomment>
        <translation>
            <numerusform>{count} 個層看起來未經訓練（{layer} 等）：預測和熱圖只是隨機數的結果。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/api/units.py"/>
        <source>{count} s</source>
        <translation>{count} s</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/imaging/array_pixels.py"/>
        <source>{count} values are no numbers (NaN or infinite), and are shown as black.</source>
        <extracomment>For one: {count} value is no number (NaN or infinite), and is shown as black.</extracomment>
        <translation>
            <numerusform>有 {count} 個值不是數字（NaN 或無限大），顯示為黑色。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/models/parameter_budget.py"/>
        <source>{file} asks for {needed} weights but stores only {stored}, so it is damaged or made to fill the memory. Copy it again from its source.</source>
        <translation>{file} 要求 {needed} 個權重，但只儲存了 {stored} 個，因此已損壞，或刻意做成塞滿記憶體。請從來源重新複製。</translation>
    </message>
    <message>
        <location filename="../../engine/models/labels.py"/>
        <source>{file} begins with a background class, which the model does not have: it is left out.</source>
        <translation>{file} 以背景類別開頭，而模型沒有背景類別：已略過它。</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_import.py"/>
        <source>{file} cannot be read. Check its path and permissions.</source>
        <translation>無法讀取 {file}。請檢查它的路徑與權限。</translation>
    </message>
    <message>
        <location filename="../../engine/api/other_inputs.py"/>
        <source>{file} cannot be read. Check the path, or choose the file again.</source>
        <translation>無法讀取 {file}。請檢查路徑，或重新選擇檔案。</translation>
    </message>
    <message>
        <location filename="../../engine/api/trust.py"/>
        <source>{file} cannot be read. Choose the Python file with the model's classes again.</source>
        <translation>無法讀取 {file}。請重新選擇含有模型類別（class）的 Python 檔案。</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_import.py"/>
        <source>{file} cannot be removed. Check the permissions of {folder}, and that no other program uses it.</source>
        <translation>無法移除 {file}。請檢查 {folder} 的權限，並確認沒有其他程式正在使用它。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/trusted_code.py"/>
        <source>{file} cannot be run: {why}</source>
        <translation>無法執行 {file}：{why}</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/folder.py"/>
        <source>{file} changed while it was read. Open it again when it is written.</source>
        <translation>{file} 在讀取時有變更。請等寫入完成後再開啟。</translation>
    </message>
    <message>
        <location filename="../../engine/models/lambda_check.py"/>
        <source>{file} contains a {cls} layer ({layer}), which is a program, and Camscope does not run programs from model files. Build the model with ordinary Keras layers instead (Rescaling, for example) and save it again.</source>
        <translation>{file} 含有 {cls} 層（{layer}），那是程式，而 Camscope 不執行模型檔案裡的程式。請改用一般的 Keras 層（例如 Rescaling）建立模型，再儲存一次。</translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} could not be read. Copy it to this computer's disk and open it there.</source>
        <translation>無法讀取 {file}。請將它複製到這台電腦的磁碟，再從那裡開啟。</translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>{file} declares {declared} of data but stores only {stored}, so it is damaged or made to fill the memory. Copy it again from its source.</source>
        <translation>{file} 宣告有 {declared} 的資料，但只儲存了 {stored}，因此已損壞，或刻意做成塞滿記憶體。請從來源重新複製。</translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>{file} does not describe a Keras model. Save the whole model with model.save('name.keras') and open that file.</source>
        <translation>{file} 沒有描述 Keras 模型。請以 model.save('name.keras') 儲存整個模型，再開啟那個檔案。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/allowed_operations.py"/>
        <source>{file} draws random numbers for each answer (operation {node} of type {op}): there is no one answer to explain. Export the model without it, after model.eval().</source>
        <translation>{file} 每次回答都會抽取隨機數（運算 {node}，類型 {op}）：沒有單一的回答可以解釋。請在 model.eval() 之後不含它匯出模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/reading.py"/>
        <source>{file} draws random numbers for each answer (operation {node}), as augmentation does: there is no one answer to explain. Save the model without it.</source>
        <translation>{file} 每次回答都會抽取隨機數（運算 {node}），就像資料擴增那樣：沒有單一的回答可以解釋。請不含它儲存模型。</translation>
    </message>
    <message>
        <location filename="../../engine/session/trusted_code.py"/>
        <source>{file} has changed since it was trusted. Look at it, and trust the model with it again.</source>
        <translation>{file} 在信任之後有變更。請先查看它，再重新信任使用它的模型。</translation>
    </message>
    <message>
        <location filename="../../engine/session/other_inputs.py"/>
        <source>{file} has changed. Choose it again.</source>
        <translation>{file} 已變更。請重新選擇。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/building.py"/>
        <source>{file} has more than {limit} operations, more than Camscope opens. Choose a smaller model.</source>
        <translation>{file} 有超過 {limit} 個運算，超過 Camscope 能開啟的數量。請選擇較小的模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>{file} has more than {limit} operations, the most that Camscope reads, once all its functions are written out.</source>
        <translation>{file} 在所有函式展開後有超過 {limit} 個運算，這是 Camscope 能讀取的上限。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/trusted_code.py"/>
        <source>{file} has no class or function {name}, which the model needs.</source>
        <translation>{file} 裡沒有模型需要的類別（class）或函式 {name}。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/inspection.py"/>
        <location filename="../../engine/models/inspection.py"/>
        <source>{file} has no description of a model that could be shown.</source>
        <translation>{file} 裡沒有可以顯示的模型描述。</translation>
    </message>
    <message>
        <location filename="../../engine/session/other_inputs.py"/>
        <source>{file} has numbers that are not finite.</source>
        <translation>{file} 含有非有限數。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/reading.py"/>
        <source>{file} has several signatures and none of them is called {default}: {names}. Save it again with the one that is to be explained.</source>
        <translation>{file} 有多個簽章，但沒有名為 {default} 的：{names}。請以要解釋的那一個重新儲存。</translation>
    </message>
    <message>
        <location filename="../../engine/models/labels.py"/>
        <source>{file} has {found} labels, and the model has {wanted} classes, so it is not used.</source>
        <translation>{file} 有 {found} 個標籤，而模型有 {wanted} 個類別，因此不使用。</translation>
    </message>
    <message>
        <location filename="../../engine/models/labels.py"/>
        <source>{file} has {found} labels, and the model has {wanted} classes: the first {wanted} labels are used.</source>
        <translation>{file} 有 {found} 個標籤，而模型有 {wanted} 個類別：使用前 {wanted} 個標籤。</translation>
    </message>
    <message>
        <location filename="../../engine/models/labels.py"/>
        <source>{file} has {found} labels, and the model has {wanted} classes: those after the first {found} have numbers.</source>
        <translation>{file} 有 {found} 個標籤，而模型有 {wanted} 個類別：前 {found} 個之後的類別以編號表示。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>{file} holds a compiled model: machine code, which Camscope never runs. Save the exported program itself with torch.export.save(program, "name.pt2").</source>
        <translation>{file} 含有編譯過的模型，也就是機器碼，Camscope 絕不執行。請以 torch.export.save(program, "name.pt2") 儲存匯出程式本身。</translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>{file} holds a compression that needs a plug-in ({name}).</source>
        <translation>{file} 含有需要外掛程式的壓縮（{name}）。</translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>{file} holds a constant that is not an array of numbers ({dtype}). Save the model again without it.</source>
        <translation>{file} 含有不是數字陣列的常數（{dtype}）。請去除它再儲存模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>{file} holds a data set kept in another file ({name}).</source>
        <translation>{file} 含有存放在另一個檔案的資料集（{name}）。</translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>{file} holds a data type of its own ({name}).</source>
        <translation>{file} 含有自訂的資料型別（{name}）。</translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>{file} holds a link to another place ({name}).</source>
        <translation>{file} 含有指向其他位置的連結（{name}）。</translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>{file} holds a single {cls} instead of a model with layers. Save a Sequential or functional model.</source>
        <translation>{file} 含有單一的 {cls}，而不是由層組成的模型。請儲存 Sequential 或函數式模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>{file} holds a virtual data set, which reads other files ({name}).</source>
        <translation>{file} 含有會讀取其他檔案的虛擬資料集（{name}）。</translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>{file} holds data packed in far too large pieces ({name}).</source>
        <translation>{file} 含有以過大區塊儲存的資料（{name}）。</translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>{file} holds data that are not plain numbers ({name}).</source>
        <translation>{file} 含有不是單純數字的資料（{name}）。</translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>{file} holds more data sets and groups than a model has ({name}).</source>
        <translation>{file} 含有的資料集與群組比模型應有的還多（{name}）。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>{file} holds no graph of a model. Save one with torch.export.save(program, "name.pt2").</source>
        <translation>{file} 裡沒有模型的計算圖。請以 torch.export.save(program, "name.pt2") 儲存。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/weights.py"/>
        <location filename="../../engine/models/saved_model/reading.py"/>
        <source>{file} holds no numbers for its variable {variable}.</source>
        <translation>{file} 沒有變數 {variable} 的數字。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>{file} holds several models: {names}. Save each in a file of its own.</source>
        <translation>{file} 含有多個模型：{names}。請各自存成一個檔案。</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_recognition.py"/>
        <source>{file} holds weights without a model, and they fit no network of Keras Applications. The nearest is {network}. {difference} {advice}</source>
        <translation>{file} 只有權重，沒有模型，而且不符合 Keras Applications 的任何網路。最接近的是 {network}。{difference}{advice}</translation>
    </message>
    <message>
        <location filename="../../engine/models/keras_zip_checks.py"/>
        <source>{file} holds weights without a model. Save the whole model with model.save('name.keras') and open that file.</source>
        <translation>{file} 只有權重，沒有模型。請以 model.save('name.keras') 儲存整個模型，再開啟那個檔案。</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_recognition.py"/>
        <source>{file} holds weights without a model. They fit {models}: open it as that with --as {network}.</source>
        <translation>{file} 只有權重，沒有模型。它們符合 {models}：請加上 --as {network}，以該網路開啟。</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_recognition.py"/>
        <source>{file} holds weights without a model: those of {network}, and of further layers ({layers}). How these are joined does not stand in such a file. {advice}</source>
        <translation>{file} 只有權重，沒有模型：這是 {network} 和其他層（{layers}）的權重。這種檔案沒有記錄它們如何相連。{advice}</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_recognition.py"/>
        <source>{file} holds weights without a model: {total} numbers, which fit no network of Keras Applications. {advice}</source>
        <translation>{file} 只有權重，沒有模型：共 {total} 個數字，不符合 Keras Applications 的任何網路。{advice}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/models/torch_files/vetting.py"/>
        <source>{file} holds weights without a network: a PyTorch state dict of {count} tensors. Run these lines where your network's code is, and open {made}.</source>
        <extracomment>For one: {file} holds weights without a network: a PyTorch state dict of {count} tensor. Run these lines where your network's code is, and open {made}.</extracomment>
        <translation>
            <numerusform>{file} 只有權重，沒有網路：這是有 {count} 個張量的 PyTorch state dict。請在有網路程式碼的地方執行這幾行，再開啟 {made}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/models/torch_files/vetting.py"/>
        <source>{file} holds weights without a network: safetensors, {count} tensors. Run these lines where your network's code is, and open {made}.</source>
        <extracomment>For one: {file} holds weights without a network: safetensors, {count} tensor. Run these lines where your network's code is, and open {made}.</extracomment>
        <translation>
            <numerusform>{file} 只有權重，沒有網路：這是有 {count} 個張量的 safetensors。請在有網路程式碼的地方執行這幾行，再開啟 {made}。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/session/library.py"/>
        <source>{file} in {folder} is not the file of {model}'s weights that Keras has: it is damaged or was changed. Remove it, then import or download it again.</source>
        <translation>{folder} 裡的 {file} 不是 Keras 所有的 {model} 權重檔案：已損壞或被更改過。請移除它，再重新匯入或下載。</translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} is a PDF document, not a model. Choose a {suffixes} file.</source>
        <translation>{file} 是 PDF 文件，不是模型。請選擇 {suffixes} 檔案。</translation>
    </message>
    <message>
        <location filename="../../engine/models/torch_files/vetting.py"/>
        <source>{file} is a Python pickle, which is a program, and neither a network nor weights were found in it. Export your network with these lines, and open {made}.</source>
        <translation>{file} 是 Python pickle，也就是程式，其中找不到網路也找不到權重。請以這幾行匯出您的網路，再開啟 {made}。</translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} is a Python pickle, which is a program, not a model. Choose a {suffixes} file.</source>
        <translation>{file} 是 Python pickle，也就是程式，不是模型。請選擇 {suffixes} 檔案。</translation>
    </message>
    <message>
        <location filename="../../engine/models/torch_files/vetting.py"/>
        <source>{file} is a TorchScript program, which Camscope does not run. Run these lines where you trust it, and open {made}.</source>
        <translation>{file} 是 TorchScript 程式，Camscope 不執行它。請在您信任它的地方執行這幾行，再開啟 {made}。</translation>
    </message>
    <message>
        <location filename="../../engine/models/torch_files/reading.py"/>
        <source>{file} is a ZIP archive but neither a model nor weights. Choose a {suffixes} file.</source>
        <translation>{file} 是 ZIP 封存檔，但既不是模型也不是權重。請選擇 {suffixes} 檔案。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>{file} is a ZIP archive but no exported program of PyTorch. Save one with torch.export.save(program, "name.pt2") and open that file.</source>
        <translation>{file} 是 ZIP 封存檔，但不是 PyTorch 的匯出程式。請以 torch.export.save(program, "name.pt2") 儲存，再開啟那個檔案。</translation>
    </message>
    <message>
        <location filename="../../engine/models/keras_zip_checks.py"/>
        <source>{file} is a ZIP archive but not a Keras model. Choose a {suffixes} file.</source>
        <translation>{file} 是 ZIP 封存檔，但不是 Keras 模型。請選擇 {suffixes} 檔案。</translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} is a folder without a saved_model.pb. Choose a {suffixes} file, or the folder of a SavedModel.</source>
        <translation>{file} 是沒有 saved_model.pb 的資料夾。請選擇 {suffixes} 檔案，或 SavedModel 的資料夾。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/vetting.py"/>
        <source>{file} is a graph without its model. Choose a folder with a file {name} in it, or a {suffixes} file.</source>
        <translation>{file} 只有計算圖，沒有它的模型。請選擇內含 {name} 檔案的資料夾，或 {suffixes} 檔案。</translation>
    </message>
    <message>
        <location filename="../../engine/models/torch_files/vetting.py"/>
        <source>{file} is a pickled PyTorch model, a program that runs when it is loaded, so Camscope does not. Run these lines where you trust it, and open {made}.</source>
        <translation>{file} 是以 pickle 儲存的 PyTorch 模型，載入時就會執行程式，因此 Camscope 不載入。請在您信任它的地方執行這幾行，再開啟 {made}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/weights_files.py"/>
        <source>{file} is a whole model and needs no network named: open it without --as.</source>
        <translation>{file} 是完整的模型，不需要指定網路：請不加 --as 開啟。</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_import.py"/>
        <source>{file} is a whole model, not weights alone: open it as a model.</source>
        <translation>{file} 是完整的模型，不只是權重：請當作模型開啟。</translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} is an HDF5 file but not a Keras model. Choose a {suffixes} file.</source>
        <translation>{file} 是 HDF5 檔案，但不是 Keras 模型。請選擇 {suffixes} 檔案。</translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} is an image, not a model. Choose a {suffixes} file.</source>
        <translation>{file} 是影像，不是模型。請選擇 {suffixes} 檔案。</translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>{file} is damaged or cut off: its HDF5 data cannot be read. Copy it again from its source.</source>
        <translation>{file} 已損壞或被截斷：無法讀取它的 HDF5 資料。請從來源重新複製。</translation>
    </message>
    <message>
        <location filename="../../engine/models/zip_entries.py"/>
        <source>{file} is damaged or cut off: its end is missing or does not fit. Copy it again from its source.</source>
        <translation>{file} 已損壞或被截斷：結尾遺失或不符。請從來源重新複製。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/reading.py"/>
        <location filename="../../engine/models/saved_model/reading.py"/>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} is damaged: what is in it does not fit together. Copy it again from its source.</source>
        <translation>{file} 已損壞：裡面的內容互不相符。請從來源重新複製。</translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} is empty. Copy it again from its source.</source>
        <translation>{file} 是空的。請從來源重新複製。</translation>
    </message>
    <message>
        <location filename="../../engine/api/other_inputs.py"/>
        <source>{file} is larger than any input of a model.</source>
        <translation>{file} 比任何模型的輸入都大。</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_import.py"/>
        <source>{file} is larger than the weights of any model in the library.</source>
        <translation>{file} 比模型庫中任何模型的權重都大。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/folder.py"/>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} is larger than {limit}, the most that Camscope opens. Choose a smaller model.</source>
        <translation>{file} 大於 {limit}，這是 Camscope 能開啟的上限。請選擇較小的模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/vetting.py"/>
        <source>{file} is no exported program of PyTorch, which is a ZIP archive. Save one with torch.export.save(program, "name.pt2") and open that file.</source>
        <translation>{file} 不是 PyTorch 的匯出程式（應為 ZIP 封存檔）。請以 torch.export.save(program, "name.pt2") 儲存，再開啟那個檔案。</translation>
    </message>
    <message>
        <location filename="../../engine/api/trust.py"/>
        <source>{file} is not a Python file with classes.</source>
        <translation>{file} 不是含有類別（class）的 Python 檔案。</translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} is not a file but a device. Choose a {suffixes} file.</source>
        <translation>{file} 不是檔案而是裝置。請選擇 {suffixes} 檔案。</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_import.py"/>
        <source>{file} is not a file of weights from Keras: choose the .h5 file.</source>
        <translation>{file} 不是 Keras 的權重檔案：請選擇 .h5 檔案。</translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} is not a model that Camscope knows. Choose a {suffixes} file.</source>
        <translation>{file} 不是 Camscope 認得的模型。請選擇 {suffixes} 檔案。</translation>
    </message>
    <message>
        <location filename="../../engine/session/other_inputs.py"/>
        <source>{file} is not an array of numbers (.npy).</source>
        <translation>{file} 不是數字陣列（.npy）。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>{file} is of a later archive version than Camscope reads. Export the model again with PyTorch 2.9 to 2.14.</source>
        <translation>{file} 的封存版本比 Camscope 能讀取的更新。請以 PyTorch 2.9 到 2.14 重新匯出模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/folder.py"/>
        <source>{file} is refused: it has too many files.</source>
        <translation>拒絕開啟 {file}：它的檔案太多。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/weights.py"/>
        <source>{file} is refused: it holds {variable} as a Python pickle, a program that Camscope never runs. Export the model with plain tensors.</source>
        <translation>拒絕開啟 {file}：它以 Python pickle 儲存 {variable}，那是 Camscope 絕不執行的程式。請以一般張量匯出模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/allowed_operations.py"/>
        <source>{file} is refused: it is quantised (operation {node} is of type {op}). Export the model before it is quantised.</source>
        <translation>拒絕開啟 {file}：它經過量化（運算 {node} 的類型是 {op}）。請在量化之前匯出模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/weights.py"/>
        <location filename="../../engine/models/saved_model/reading.py"/>
        <source>{file} is refused: its constants would take far more memory than the file.</source>
        <translation>拒絕開啟 {file}：它的常數所占的記憶體會遠超過檔案。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/allowed_operations.py"/>
        <source>{file} is refused: operation {node} ({op}) cannot be computed as it is described.</source>
        <translation>拒絕開啟 {file}：運算 {node}（{op}）無法依它的描述計算。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/purifying.py"/>
        <source>{file} is refused: operation {node} ({op}) changes numbers that are read by another name later. Export it again after program = program.run_decompositions().</source>
        <translation>拒絕開啟 {file}：運算 {node}（{op}）更改了之後以另一個名稱讀取的數字。請在 program = program.run_decompositions() 之後重新匯出。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/allowed_operations.py"/>
        <source>{file} is refused: operation {node} ({op}) computes a number that grows without end.</source>
        <translation>拒絕開啟 {file}：運算 {node}（{op}）計算的數字會無止境地增大。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/building.py"/>
        <source>{file} is refused: operation {node} ({op}) takes or gives something that no network computes with: {kind}.</source>
        <translation>拒絕開啟 {file}：運算 {node}（{op}）接收或給出網路不會用來計算的東西：{kind}。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/allowed_operations.py"/>
        <source>{file} is refused: operation {node} ({op}) takes {argument} in a way that PyTorch does not know.</source>
        <translation>拒絕開啟 {file}：運算 {node}（{op}）使用 {argument} 的方式是 PyTorch 所沒有的。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/allowed_operations.py"/>
        <source>{file} is refused: operation {node} in function {function} is of type {op}, which is not one that a network computes with.</source>
        <translation>拒絕開啟 {file}：函式 {function} 中的運算 {node} 的類型是 {op}，網路不會用它計算。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/allowed_operations.py"/>
        <source>{file} is refused: operation {node} is of type {op}, which is no part of PyTorch but code of its own. Export the model without it.</source>
        <translation>拒絕開啟 {file}：運算 {node} 的類型是 {op}，它不屬於 PyTorch，而是自訂的程式碼。請不含它匯出模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/allowed_operations.py"/>
        <location filename="../../engine/models/saved_model/allowed_operations.py"/>
        <source>{file} is refused: operation {node} is of type {op}, which is not one that a network computes with.</source>
        <translation>拒絕開啟 {file}：運算 {node} 的類型是 {op}，網路不會用它計算。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/allowed_operations.py"/>
        <source>{file} is refused: operation {node} is of type {op}, which runs a part of the model if or as often as numbers say. Export the model without conditions and loops on tensors.</source>
        <translation>拒絕開啟 {file}：運算 {node} 的類型是 {op}，它會依數字決定是否執行模型的某部分或執行幾次。請匯出不含張量條件與迴圈的模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/building.py"/>
        <source>{file} is refused: the model gives no tensor.</source>
        <translation>拒絕開啟 {file}：模型沒有給出張量。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/building.py"/>
        <source>{file} is refused: the model holds objects that are no tensors. Export it without them.</source>
        <translation>拒絕開啟 {file}：模型含有不是張量的物件。請不含它們匯出。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/building.py"/>
        <source>{file} is refused: the model takes an input that is no tensor. Export it with tensors alone.</source>
        <translation>拒絕開啟 {file}：模型接受不是張量的輸入。請只以張量匯出。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/weights.py"/>
        <source>{file} is refused: the numbers of {variable} would lie outside of what is stored for it.</source>
        <translation>拒絕開啟 {file}：{variable} 的數字會落在為它儲存的範圍之外。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/weights.py"/>
        <source>{file} is refused: the pickle of its weights holds {name}, which is no plain tensor. A pickle is a program that Camscope never runs. Export the model again with PyTorch 2.9 or newer.</source>
        <translation>拒絕開啟 {file}：其權重的 pickle 含有 {name}，它不是一般張量。pickle 是 Camscope 絕不執行的程式。請以 PyTorch 2.9 或更新版本重新匯出模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>{file} is refused: {part} in it has more than {limit} values, which no network needs.</source>
        <translation>拒絕開啟 {file}：其中的 {part} 有超過 {limit} 個值，沒有網路需要這麼多。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/folder.py"/>
        <source>{file} is refused: {part} in it is a link or a device. Copy the SavedModel with its files themselves.</source>
        <translation>拒絕開啟 {file}：其中的 {part} 是連結或裝置。請把 SavedModel 連同檔案本身一起複製。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <location filename="../../engine/models/saved_model/reading.py"/>
        <source>{file} is refused: {part} in it is larger than {limit}, the most that Camscope reads.</source>
        <translation>拒絕開啟 {file}：其中的 {part} 大於 {limit}，這是 Camscope 能讀取的上限。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>{file} is refused: {part} in it is nested deeper than any network is.</source>
        <translation>拒絕開啟 {file}：其中的 {part} 巢狀比任何網路都深。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>{file} is refused: {part} in it says {key} twice, so that two readers would see two models.</source>
        <translation>拒絕開啟 {file}：其中的 {part} 有兩個 {key}，兩種讀取程式會看到兩個不同的模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/allowed_operations.py"/>
        <source>{file} is refused: {value} has numbers of type {dtype}, with which Camscope does not compute.</source>
        <translation>拒絕開啟 {file}：{value} 的數字類型是 {dtype}，Camscope 不以它計算。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/building.py"/>
        <source>{file} is refused: {value} is a sparse tensor, which Camscope does not compute with.</source>
        <translation>拒絕開啟 {file}：{value} 是稀疏張量，Camscope 不以它計算。</translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} may not be read. Change its permissions, or copy it to a folder of your own.</source>
        <translation>沒有讀取 {file} 的權限。請變更它的權限，或將它複製到您自己的資料夾。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/reading.py"/>
        <source>{file} tells no signature: nothing says what is fed to it and what it answers. Save it again with model.export("name").</source>
        <translation>{file} 沒有簽章：沒有說明餵入什麼、回答什麼。請以 model.export("name") 重新儲存。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/allowed_operations.py"/>
        <source>{file} was exported while it was trained: operation {node} ({op}) draws numbers or changes the model for each answer. Export it again after model.eval().</source>
        <translation>{file} 是在訓練模式下匯出的：運算 {node}（{op}）每次回答都會抽取隨機數或改變模型。請在 model.eval() 之後重新匯出。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/model_options.py"/>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} was not found. Check the path, or choose the file again.</source>
        <translation>找不到 {file}。請檢查路徑，或重新選擇檔案。</translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>{file} was saved by Keras 2 with a bare operation between its layers ({layer}), which Keras 3 cannot open. Replace it by a Keras layer and save the model again as .keras.</source>
        <translation>{file} 由 Keras 2 儲存，層與層之間有單獨的運算（{layer}），Keras 3 無法開啟。請換成 Keras 層，再存成 .keras。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/vetting.py"/>
        <source>{file} was written by PyTorch {version}, later than Camscope knows. It opened: compare its predictions with PyTorch's.</source>
        <translation>{file} 由 PyTorch {version} 寫入，比 Camscope 所知的更新。它已開啟：請將預測與 PyTorch 的預測比對。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/reading.py"/>
        <source>{file} was written by PyTorch {version}, newer than Camscope knows, and cannot be read. Export the model again with PyTorch 2.9 to 2.14.</source>
        <translation>{file} 由 PyTorch {version} 寫入，比 Camscope 所知的更新，無法讀取。請以 PyTorch 2.9 到 2.14 重新匯出模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/reading.py"/>
        <source>{file} was written by PyTorch {version}, whose programs have another form than Camscope reads. Export the model again with PyTorch 2.9 to 2.14.</source>
        <translation>{file} 由 PyTorch {version} 寫入，其程式的格式與 Camscope 讀取的不同。請以 PyTorch 2.9 到 2.14 重新匯出模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>{file} was written on a computer whose numbers have another order of bytes. Export the model again on this computer.</source>
        <translation>{file} 是在位元組順序不同的電腦上寫入的。請在這台電腦上重新匯出模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/zip_entries.py"/>
        <source>{file} would unpack to {unpacked}, far more than a model of its size needs. Choose another file.</source>
        <translation>{file} 解壓縮後有 {unpacked}，遠超過這種大小的模型所需。請選擇其他檔案。</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure.py"/>
        <source>{first} and {second}</source>
        <translation>{first}與{second}</translation>
    </message>
    <message>
        <location filename="../../engine/api/lists.py"/>
        <source>{first}, {second}</source>
        <translation>{first}、{second}</translation>
    </message>
    <message>
        <location filename="../../engine/filters/gallery_folder.py"/>
        <source>{folder} holds filter images of another model or other parameters. Choose another folder.</source>
        <translation>{folder} 裡有另一個模型或其他參數的濾波器影像。請選擇其他資料夾。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>{framework} as it is installed here computes on no GPU of AMD's: that takes PyTorch's build for ROCm (docs/gpu.md).</source>
        <translation>這裡安裝的 {framework} 無法在 AMD 的 GPU 上計算：這需要 PyTorch 的 ROCm 版（docs/gpu.md）。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/__init__.py"/>
        <source>{framework} does not open {file}: leave out --backend {name}.</source>
        <translation>{framework} 不能開啟 {file}：請不要加上 --backend {name}。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>{framework} finds no GPU: see whether the GPU's driver runs, and whether you may use its files in /dev.</source>
        <translation>{framework} 找不到 GPU：請確認 GPU 驅動程式正在執行，且您有權使用 /dev 中的檔案。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>{gpu} is too old for {framework}: its compute capability is {found}, and {framework} needs {needed} (docs/gpu.md).</source>
        <translation>{gpu} 對 {framework} 而言太舊：其 compute capability 為 {found}，而 {framework} 需要 {needed}（docs/gpu.md）。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/download.py"/>
        <source>{host} cannot be reached, so {name} was not downloaded. Check the connection, or import the file.</source>
        <translation>無法連線到 {host}，因此未下載 {name}。請檢查連線，或匯入檔案。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/download.py"/>
        <source>{host} does not have {name}: it answers {code} {reason}.</source>
        <translation>{host} 沒有 {name}：它回應 {code} {reason}。</translation>
    </message>
    <message>
        <location filename="../../engine/api/units.py"/>
        <source>{hours} h</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <location filename="../../engine/api/units.py"/>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <location filename="../../engine/cli/common.py"/>
        <source>{labels} does not have as many labels as {model} has classes ({class_count}), so it is not used.</source>
        <translation>{labels} 的標籤數與 {model} 的類別數（{class_count}）不同，因此不使用。</translation>
    </message>
    <message>
        <location filename="../../engine/filters/atlas.py"/>
        <source>{layer}: {why}</source>
        <translation>{layer}：{why}</translation>
    </message>
    <message>
        <location filename="../../engine/api/preprocessing.py"/>
        <source>{low} to {high}</source>
        <translation>{low} 到 {high}</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>{message}. Type `{program} --help` to see what can be given.</source>
        <translation>{message}。請輸入 `{program} --help` 查看可用的引數。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>{method} has no parameter "{name}". {known}</source>
        <translation>{method} 沒有參數「{name}」。{known}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/session/costs.py"/>
        <source>{method}: about {time}, {count} passes, {memory}</source>
        <extracomment>For one: {method}: about {time}, {count} pass, {memory}</extracomment>
        <translation>
            <numerusform>{method}：約 {time}，{count} 次傳播，{memory}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/api/units.py"/>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <location filename="../../engine/api/units.py"/>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/probabilities.py"/>
        <source>{model} answers with numbers that are not finite (NaN or infinity). Its weights may be damaged, or the preprocessing may not fit.</source>
        <translation>{model} 的回答含有非有限數（NaN 或無限大）。它的權重可能已損壞，或前處理不適合。</translation>
    </message>
    <message>
        <location filename="../../engine/code/service.py"/>
        <source>{model} has inputs beside the image, which no short script feeds.</source>
        <translation>{model} 除了影像還有其他輸入，簡短的腳本無法餵入。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/common.py"/>
        <source>{model} has no classes that could be named. Leave out --labels.</source>
        <translation>{model} 沒有可命名的類別。請省略 --labels。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/atlas.py"/>
        <source>{model} has no convolution to make an atlas of. Choose layers with --layers.</source>
        <translation>{model} 沒有可製成圖集的卷積。請以 --layers 選擇層。</translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>{model} has no filter images: Camscope cannot grow them for model files of this kind.</source>
        <translation>{model} 沒有濾波器影像：Camscope 無法為這種模型檔案生成。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/model_options.py"/>
        <source>{model} has no input "{name}" beside the image. {nearest}</source>
        <translation>{model} 除了影像以外沒有輸入「{name}」。{nearest}</translation>
    </message>
    <message>
        <location filename="../../engine/models/image_input.py"/>
        <source>{model} has no input "{name}" that takes an image.</source>
        <translation>{model} 沒有接受影像的輸入「{name}」。</translation>
    </message>
    <message>
        <location filename="../../engine/api/model.py"/>
        <location filename="../../engine/backends/torch/script_writer.py"/>
        <source>{model} has no layer "{path}".</source>
        <translation>{model} 沒有「{path}」這一層。</translation>
    </message>
    <message>
        <location filename="../../engine/api/model.py"/>
        <source>{model} has no layer "{path}". {nearest}</source>
        <translation>{model} 沒有「{path}」這一層。{nearest}</translation>
    </message>
    <message>
        <location filename="../../engine/cli/common.py"/>
        <source>{model} has no output "{name}" that can be explained. {nearest}</source>
        <translation>{model} 沒有可解釋的輸出「{name}」。{nearest}</translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>{model} has no output that can be explained. Choose a channel of a layer.</source>
        <translation>{model} 沒有可以解釋的輸出。請選擇某一層的通道。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/preprocessing.py"/>
        <source>{model} has no outputs that could tell.</source>
        <translation>{model} 沒有可供判斷的輸出。</translation>
    </message>
    <message>
        <location filename="../../engine/code/service.py"/>
        <source>{model} has no script: Camscope cannot write one for model files of this kind.</source>
        <translation>{model} 沒有腳本：Camscope 無法為這種模型檔案產生腳本。</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_import.py"/>
        <source>{model} has no weights in the library.</source>
        <translation>{model} 在模型庫裡沒有權重。</translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>{model} has nothing that can be explained.</source>
        <translation>{model} 沒有可以解釋的東西。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/session/targets.py"/>
        <source>{model} has {count} classes; there is no class {index}.</source>
        <extracomment>For one: {model} has {count} class; there is no class {index}.</extracomment>
        <translation>
            <numerusform>{model} 有 {count} 個類別；沒有類別 {index}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/backends/objective_kind.py"/>
        <source>{model} has {count} outputs that can be explained; there is no output {number}.</source>
        <extracomment>For one: {model} has {count} output that can be explained; there is no output {number}.</extracomment>
        <translation>
            <numerusform>{model} 有 {count} 個可以解釋的輸出；沒有輸出 {number}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/session/targets.py"/>
        <source>{model} has {count} outputs; there is no output {index}.</source>
        <extracomment>For one: {model} has {count} output; there is no output {index}.</extracomment>
        <translation>
            <numerusform>{model} 有 {count} 個輸出；沒有輸出 {index}。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/code/service.py"/>
        <source>{model} is a SavedModel, which Keras alone does not open: there is no short script for it.</source>
        <translation>{model} 是 SavedModel，單靠 Keras 無法開啟：它沒有簡短的腳本。</translation>
    </message>
    <message>
        <location filename="../../engine/session/weights_files.py"/>
        <source>{model} needs about {needed} of memory to be built, and {free} are free. Close other programs, or choose a smaller model.</source>
        <translation>建立 {model} 約需 {needed} 的記憶體，目前可用 {free}。請關閉其他程式，或選擇較小的模型。</translation>
    </message>
    <message>
        <location filename="../../engine/code/service.py"/>
        <source>{model} runs code of its author's, which no short script opens.</source>
        <translation>{model} 會執行作者的程式碼，簡短的腳本無法開啟。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/common.py"/>
        <source>{model} takes images of {width} × {height} pixels alone. Leave out --input-size.</source>
        <translation>{model} 只接受 {width} × {height} 像素的影像。請省略 --input-size。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>{name} ({op}) takes a variable itself</source>
        <translation>{name}（{op}）直接接收變數本身</translation>
    </message>
    <message>
        <location filename="../../engine/box/run.py"/>
        <source>{name} broke the process that was reading it ({how}). The file is damaged, or made to do so. Try another copy of it.</source>
        <translation>{name} 使讀取它的處理程序中斷（{how}）。檔案已損壞，或刻意做成這樣。請試試另一份副本。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/download.py"/>
        <source>{name} came damaged: its checksum is not the published one. Download it again.</source>
        <translation>{name} 在下載後已損壞：檢查碼與公開的不同。請重新下載。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/inputs.py"/>
        <source>{name} cannot be explained: its channels come first, and Camscope needs them last; the input's shape is {shape}.</source>
        <translation>無法解釋 {name}：它的通道在前，而 Camscope 需要通道在後；輸入的形狀是 {shape}。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/inputs.py"/>
        <source>{name} cannot be explained: its channels come last, and in exported programs they come first; the input's shape is {shape}.</source>
        <translation>無法解釋 {name}：它的通道在後，而匯出程式的通道在前；輸入的形狀是 {shape}。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/inputs.py"/>
        <source>{name} cannot be explained: its input is not an image (height × width × 1, 3 or 4 channels); the input's shape is {shape}.</source>
        <translation>無法解釋 {name}：它的輸入不是影像（高 × 寬 × 1、3 或 4 個通道）；輸入的形狀是 {shape}。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/outputs.py"/>
        <location filename="../../engine/backends/torch/outputs.py"/>
        <source>{name} cannot be explained: neither its output nor any of its layers has units that could be scored; the output's shape is {shape}.</source>
        <translation>無法解釋 {name}：它的輸出和任何一層都沒有可以評分的單元；輸出的形狀是 {shape}。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/inputs.py"/>
        <source>{name} cannot be explained: none of its inputs is an image (1, 3 or 4 channels × height × width); the inputs' shapes are {shapes}.</source>
        <translation>無法解釋 {name}：它的輸入都不是影像（1、3 或 4 個通道 × 高 × 寬）；輸入的形狀是 {shapes}。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/inputs.py"/>
        <source>{name} cannot be explained: none of its inputs is an image (height × width × 1, 3 or 4 channels); the inputs' shapes are {shapes}.</source>
        <translation>無法解釋 {name}：它的輸入都不是影像（高 × 寬 × 1、3 或 4 個通道）；輸入的形狀是 {shapes}。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/run_errors.py"/>
        <source>{name} cannot work on an image of {width} × {height} pixels. Try a larger one, or choose an input size whose sides are multiples of 32.</source>
        <translation>{name} 無法處理 {width} × {height} 像素的影像。請試較大的影像，或選擇邊長為 32 倍數的輸入尺寸。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/filter_growth.py"/>
        <source>{name} cannot work on pictures of {width} × {height} pixels. Choose a larger size.</source>
        <translation>{name} 無法處理 {width} × {height} 像素的圖片。請選擇較大的尺寸。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/files.py"/>
        <source>{name} could not be read.</source>
        <translation>無法讀取 {name}。</translation>
    </message>
    <message>
        <location filename="../../engine/box/run.py"/>
        <source>{name} could not be read: {why}.</source>
        <translation>無法讀取 {name}：{why}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/atomic.py"/>
        <source>{name} could not be saved.</source>
        <translation>無法儲存 {name}。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_files.py"/>
        <source>{name} could not be unpacked: {why}. It needs {size} in the folder for temporary files.</source>
        <translation>無法解壓縮 {name}：{why}。暫存檔資料夾需要 {size} 的空間。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_headers.py"/>
        <source>{name} has an impossible shape.</source>
        <translation>{name} 的形狀不可能存在。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/opened_images.py"/>
        <source>{name} has changed since it was opened. Open it again.</source>
        <translation>{name} 在開啟之後有變更。請重新開啟。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_headers.py"/>
        <source>{name} has more than {limit} arrays in it. Save those that are pictures by themselves.</source>
        <translation>{name} 裡有超過 {limit} 個陣列。請把圖片的陣列單獨儲存。</translation>
    </message>
    <message>
        <location filename="../../engine/code/image.py"/>
        <source>{name} has no file that a script could read. Save it as a file, open that, and copy again.</source>
        <translation>{name} 沒有腳本可以讀取的檔案。請存成檔案，開啟它，再複製一次。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/heat_file.py"/>
        <source>{name} has numbers that are not finite (NaN or infinity). A notebook that divides by the maximum of a map of zeros gives such.</source>
        <translation>{name} 含有非有限數（NaN 或無限大）。把全為零的圖除以最大值的筆記本會得到這種結果。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_files.py"/>
        <source>{name} has pictures in {arrays}. Write {example} for one of them.</source>
        <translation>{name} 的圖片在 {arrays}。請為其中之一寫 {example}。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_files.py"/>
        <source>{name} has the pictures 0 to {last}; {chosen} is none of them.</source>
        <translation>{name} 有圖片 0 到 {last}；{chosen} 不在其中。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/heat_file.py"/>
        <source>{name} has the same value everywhere, {value}: there is no heatmap in it to compare with.</source>
        <translation>{name} 的值處處相同，都是 {value}：裡面沒有可以比較的熱圖。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_files.py"/>
        <source>{name} has {found} pictures. Name one of them, such as {example}.</source>
        <translation>{name} 有 {found} 張圖片。請指定其中一張，例如 {example}。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_files.py"/>
        <source>{name} has {found} pictures; at most {limit} are opened together. Choose a part, such as {part}.</source>
        <translation>{name} 有 {found} 張圖片；一次最多開啟 {limit} 張。請選擇一部分，例如 {part}。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/search.py"/>
        <source>{name} has {height} × {width} values, fewer than the map of any layer. Choose the heatmap before it was made smaller.</source>
        <translation>{name} 有 {height} × {width} 個值，比任何一層的圖都少。請選擇縮小之前的熱圖。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_headers.py"/>
        <source>{name} holds Python objects, which may run a program when they are read, so it is not opened. Save plain numbers.</source>
        <translation>{name} 含有 Python 物件，讀取時可能會執行程式，因此沒有開啟。請只儲存數字。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_files.py"/>
        <source>{name} holds no pictures: its shape is {shapes}. Pictures are (h, w), (h, w, 1, 3 or 4), or n of them, (n, h, w) or (n, h, w, c), colours last.</source>
        <translation>{name} 裡沒有圖片：它的形狀是 {shapes}。圖片的形狀是 (h, w)、(h, w, 1、3 或 4)，或 n 張圖片的 (n, h, w) 或 (n, h, w, c)，色彩在最後。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_headers.py"/>
        <source>{name} holds something else than plain numbers, so it is not opened.</source>
        <translation>{name} 含有數字以外的東西，因此沒有開啟。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/files.py"/>
        <source>{name} is a device or a pipe, not an image file.</source>
        <translation>{name} 是裝置或管道，不是影像檔案。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/files.py"/>
        <source>{name} is a folder. Choose an image in it.</source>
        <translation>{name} 是資料夾。請選擇裡面的影像。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/atomic.py"/>
        <source>{name} is a folder. Choose another name for the file.</source>
        <translation>{name} 是資料夾。請為檔案選擇其他名稱。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>{name} is a variable of a function</source>
        <translation>{name} 是函式的變數</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_headers.py"/>
        <location filename="../../engine/imaging/decode.py"/>
        <location filename="../../engine/imaging/files.py"/>
        <source>{name} is damaged or incomplete. Try another copy of the file.</source>
        <translation>{name} 已損壞或不完整。請試試檔案的另一份副本。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/decode.py"/>
        <source>{name} is damaged, or a kind of image that Camscope cannot read. Try another copy, or save it as PNG.</source>
        <translation>{name} 已損壞，或是 Camscope 無法讀取的影像種類。請試試另一份副本，或存成 PNG。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/decode.py"/>
        <source>{name} is empty.</source>
        <translation>{name} 是空的。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/decode.py"/>
        <source>{name} is larger than {limit} megapixels, the most that Camscope opens. Make it smaller and open it again.</source>
        <translation>{name} 超過 {limit} 百萬像素，這是 Camscope 能開啟的上限。請縮小後再開啟。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/files.py"/>
        <source>{name} is larger than {limit}, the most that Camscope reads.</source>
        <translation>{name} 大於 {limit}，這是 Camscope 能讀取的上限。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/download.py"/>
        <source>{name} is larger than {size}, so it is not the file that was meant. Nothing was kept.</source>
        <translation>{name} 大於 {size}，因此不是所要的檔案。沒有保留任何內容。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/decode.py"/>
        <source>{name} is longer than {limit} pixels, the most that Camscope opens. Cut it into pieces and open one of them.</source>
        <translation>{name} 的邊長超過 {limit} 像素，這是 Camscope 能開啟的上限。請裁成幾塊，再開啟其中一塊。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/atomic.py"/>
        <source>{name} is not a possible file name. Choose another.</source>
        <translation>{name} 不能作為檔案名稱。請選擇其他名稱。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_headers.py"/>
        <source>{name} is not an array file, or is damaged. Save it again with numpy.save or numpy.savez.</source>
        <translation>{name} 不是陣列檔案，或已損壞。請以 numpy.save 或 numpy.savez 重新儲存。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/decode.py"/>
        <source>{name} is not an image Camscope can read. {formats} and {last} work.</source>
        <translation>{name} 不是 Camscope 能讀取的影像。可以使用 {formats} 和 {last}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/writers.py"/>
        <source>{name} is not saved: its name has to end in {suffixes}. Choose another name.</source>
        <translation>未儲存 {name}：名稱的結尾必須是 {suffixes}。請選擇其他名稱。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/tiff_directory.py"/>
        <source>{name} is of the kind {kind}, which Camscope does not open. Save the picture as PNG, and open that.</source>
        <translation>{name} 的種類是 {kind}，Camscope 不開啟。請把圖片存成 PNG，再開啟它。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_headers.py"/>
        <source>{name} is packed in a way that numpy does not use. Save it again with numpy.savez.</source>
        <translation>{name} 的壓縮方式不是 numpy 使用的。請以 numpy.savez 重新儲存。</translation>
    </message>
    <message>
        <location filename="../../engine/box/trials.py"/>
        <source>{name} is refused.</source>
        <translation>拒絕開啟 {name}。</translation>
    </message>
    <message>
        <location filename="../../engine/filters/export.py"/>
        <source>{name} is there already, and was not replaced. Choose another name.</source>
        <translation>{name} 已經存在，沒有取代。請選擇其他名稱。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>{name} is {method} for "{label}".</source>
        <translation>{name} 是對「{label}」的 {method}。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>{name} is {method} of layer "{layer}" for "{label}".</source>
        <translation>{name} 是層「{layer}」對「{label}」的 {method}。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>{name} needs its own result</source>
        <translation>{name} 需要它自己的結果</translation>
    </message>
    <message>
        <location filename="../../engine/backends/torch/graph_program.py"/>
        <source>{name} was exported for {size} images at a time, and cannot be run with one. Export it again with one image, or with a batch of any size.</source>
        <translation>{name} 匯出時固定為一次 {size} 張影像，無法以一張執行。請以一張影像或任意批次大小重新匯出。</translation>
    </message>
    <message>
        <location filename="../../engine/code/image.py"/>
        <location filename="../../engine/imaging/files.py"/>
        <source>{name} was not found.</source>
        <translation>找不到 {name}。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_files.py"/>
        <source>{name} would unpack to {size}, more than the {limit} that Camscope unpacks. Save it as .npy, in the order of C.</source>
        <translation>{name} 解壓縮後有 {size}，超過 Camscope 的上限 {limit}。請以 C 順序存成 .npy。</translation>
    </message>
    <message>
        <location filename="../../engine/api/weights.py"/>
        <source>{network}</source>
        <translation>{network}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/api/weights.py"/>
        <source>{network} with {count} classes</source>
        <extracomment>For one: {network} with {count} class</extracomment>
        <translation>
            <numerusform>{network}（{count} 個類別）</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/api/weights.py"/>
        <source>{network} without its top layers</source>
        <translation>{network}（不含頂層）</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inspection.py"/>
        <source>{op} is not an operation that a network computes with.</source>
        <translation>{op} 不是網路會用來計算的運算。</translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>{output}: {target}</source>
        <translation>{output}：{target}</translation>
    </message>
    <message>
        <location filename="../../engine/filters/gallery_folder.py"/>
        <source>{path} is not a manifest of Camscope. Choose another folder.</source>
        <translation>{path} 不是 Camscope 的資訊清單。請選擇其他資料夾。</translation>
    </message>
    <message>
        <location filename="../../engine/api/preprocessing.py"/>
        <source>{range}, minus {mean}</source>
        <translation>{range}，減去 {mean}</translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>{target} of row {row}</source>
        <translation>第 {row} 列的 {target}</translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>{target} of the row with the highest score</source>
        <translation>分數最高那一列的 {target}</translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>{target} of the row with the highest {score}</source>
        <translation>{score} 最高那一列的 {target}</translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>{target} over all rows</source>
        <translation>所有列的 {target}</translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>{target} over rows with a score above {above}</source>
        <translation>分數高於 {above} 的各列的 {target}</translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>{target} over rows with {score} above {above}</source>
        <translation>{score} 高於 {above} 的各列的 {target}</translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>{target}, downwards</source>
        <translation>{target}，向下</translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>{target}, far from {reference}</source>
        <translation>{target}，遠離 {reference}</translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>{target}, near {reference}</source>
        <translation>{target}，接近 {reference}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/matching/sentences.py"/>
        <source>{values} give the same map here.</source>
        <extracomment>For one: {values} gives the same map here.</extracomment>
        <translation>
            <numerusform>{values} 在這裡得到相同的圖。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/api/preprocessing.py"/>
        <source>{values}, divided by {std}</source>
        <translation>{values}，除以 {std}</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>{what} This alone moves the map by up to {effect}, on a scale of 0 to 1.</source>
        <translation>{what}光是這一點，就使圖在 0 到 1 的尺度上最多改變 {effect}。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/common.py"/>
        <location filename="../../engine/cli/explain/plan.py"/>
        <location filename="../../engine/figures/service.py"/>
        <location filename="../../engine/session/layer_lookup.py"/>
        <source>{why}</source>
        <translation>{why}</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>{why} The file is not opened. Export the model again with PyTorch.</source>
        <translation>{why}檔案沒有開啟。請以 PyTorch 重新匯出模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/keras_zip_checks.py"/>
        <source>{why} The file is not opened. Save the model again with Keras.</source>
        <translation>{why}檔案沒有開啟。請以 Keras 重新儲存模型。</translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>{why} The weights of a model never need that, so the file is not opened. Save the model again with Keras.</source>
        <translation>{why}模型的權重從不需要這個，因此檔案沒有開啟。請以 Keras 重新儲存模型。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/engines.py"/>
        <source>{why}, and models of two frameworks cannot take turns in one: this one was not opened.</source>
        <translation>{why}，而兩種框架的模型無法在同一個引擎裡輪流：這個模型沒有開啟。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/engines.py"/>
        <source>{why}: the two models take turns, and each turn opens a model again.</source>
        <translation>{why}：兩個模型輪流使用引擎，每次輪替都會重新開啟模型。</translation>
    </message>
</context>
<context>
    <name>facts</name>
    <message>
        <location filename="../../gui/text/difference.py"/>
        <source>Both show the same map.</source>
        <translation>兩者顯示的是同一張圖。</translation>
    </message>
    <message>
        <location filename="../../gui/text/difference.py"/>
        <source>Computing the difference…</source>
        <translation>正在計算差異…</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/caption.py"/>
        <source>Maximum of {count} layers.</source>
        <extracomment>For one: Maximum of {count} layer.</extracomment>
        <translation>
            <numerusform>{count} 個層的最大值。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/caption.py"/>
        <source>Mean of {count} layers.</source>
        <extracomment>For one: Mean of {count} layer.</extracomment>
        <translation>
            <numerusform>{count} 個層的平均。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/text/difference.py"/>
        <source>No difference: a heatmap is missing.</source>
        <translation>沒有差異：缺少一張熱圖。</translation>
    </message>
    <message>
        <location filename="../../gui/text/difference.py"/>
        <source>No difference: not two heatmaps of the same image.</source>
        <translation>沒有差異：不是同一張影像的兩張熱圖。</translation>
    </message>
    <message>
        <location filename="../../gui/text/caption.py"/>
        <source>No gradient reaches {layer}, so it has no heatmap.</source>
        <translation>沒有梯度到達 {layer}，因此沒有熱圖。</translation>
    </message>
    <message>
        <location filename="../../gui/text/caption.py"/>
        <source>No heatmap here. F5 tries again.</source>
        <translation>這裡沒有熱圖。按 F5 再試一次。</translation>
    </message>
    <message>
        <location filename="../../gui/text/missing_evidence.py"/>
        <source>No pattern at {layer}.</source>
        <translation>{layer} 沒有模式。</translation>
    </message>
    <message>
        <location filename="../../gui/text/missing_evidence.py"/>
        <source>No positive evidence for "{label}" at {layer}.</source>
        <translation>「{label}」在 {layer} 沒有正向證據。</translation>
    </message>
    <message>
        <location filename="../../gui/text/missing_evidence.py"/>
        <source>No positive evidence for "{label}".</source>
        <translation>「{label}」沒有正向證據。</translation>
    </message>
    <message>
        <location filename="../../gui/text/caption.py"/>
        <source>Standard deviation over the copies.</source>
        <translation>各副本的標準差。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/caption.py"/>
        <source>Standard deviation over {count} copies.</source>
        <extracomment>For one: Standard deviation over {count} copy.</extracomment>
        <translation>
            <numerusform>{count} 個副本的標準差。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/text/caption.py"/>
        <location filename="../../gui/text/difference.py"/>
        <source>The image alone</source>
        <translation>只有影像</translation>
    </message>
    <message>
        <location filename="../../gui/text/caption.py"/>
        <source>The preprocessing is a guess (see Input).</source>
        <translation>前處理是推測的（見「輸入」）。</translation>
    </message>
    <message>
        <location filename="../../gui/text/caption.py"/>
        <source>Unfinished: stopped at {share} of the work. F5 starts again.</source>
        <translation>未完成：停在 {share}。按 F5 重新開始。</translation>
    </message>
    <message>
        <location filename="../../gui/text/caption.py"/>
        <source>class-free</source>
        <translation>與類別無關</translation>
    </message>
    <message>
        <location filename="../../gui/text/scores.py"/>
        <source>log-probability {score}</source>
        <translation>對數機率 {score}</translation>
    </message>
    <message>
        <location filename="../../gui/text/scores.py"/>
        <source>logit {score}</source>
        <translation>logit {score}</translation>
    </message>
    <message>
        <location filename="../../gui/text/scores.py"/>
        <source>probability {score}</source>
        <translation>機率 {score}</translation>
    </message>
    <message>
        <location filename="../../gui/text/caption.py"/>
        <source>raw {least} to {most}</source>
        <translation>原始值 {least} 到 {most}</translation>
    </message>
    <message>
        <location filename="../../gui/text/caption.py"/>
        <source>true class {name}</source>
        <translation>正確類別 {name}</translation>
    </message>
    <message>
        <location filename="../../gui/text/scores.py"/>
        <source>value {score}</source>
        <translation>值 {score}</translation>
    </message>
    <message>
        <location filename="../../gui/text/difference.py"/>
        <source>{least} to {most}, each over its largest value. Red: more in the first.</source>
        <translation>{least} 到 {most}，各自除以其最大值。紅色：第一張較多。</translation>
    </message>
    <message>
        <location filename="../../gui/text/difference.py"/>
        <source>{least} to {most}, each over its largest value. White: more in the first.</source>
        <translation>{least} 到 {most}，各自除以其最大值。白色：第一張較多。</translation>
    </message>
    <message>
        <location filename="../../gui/text/caption.py"/>
        <source>{share} of the work</source>
        <translation>完成 {share}</translation>
    </message>
    <message>
        <location filename="../../gui/text/caption.py"/>
        <location filename="../../gui/text/report.py"/>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} 像素</translation>
    </message>
</context>
<context>
    <name>filters</name>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>Fourier</source>
        <translation>Fourier</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>No channels are chosen yet. Go back to Channels, and choose some with Ctrl+click.</source>
        <translation>還沒有選擇通道。請回到「通道」，以 Ctrl+點選選擇。</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>No output of this model has classes or channels.</source>
        <translation>這個模型沒有任何輸出有類別或通道。</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>Open a model to see filter images here.</source>
        <translation>開啟模型後，這裡會顯示濾波器影像。</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>Open an image to start from it, or start from noise.</source>
        <translation>開啟影像可從它開始，或從雜訊開始。</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>Stopped: {done} of {total} done</source>
        <translation>已停止：完成 {done} / {total}</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>Textbook</source>
        <translation>教科書</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>channel {number}</source>
        <translation>通道 {number}</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>channels {numbers}</source>
        <translation>通道 {numbers}</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>class {number}</source>
        <translation>類別 {number}</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>classes</source>
        <translation>類別</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>could not be excited: the gradient was zero at every start</source>
        <translation>無法激發：每個起點的梯度都是零</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>from the image</source>
        <translation>從影像開始</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>middle neuron of channel {number}</source>
        <translation>通道 {number} 的中央神經元</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>not started</source>
        <translation>尚未開始</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>objective {value}</source>
        <translation>目標值 {value}</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>seed {seed}</source>
        <translation>種子 {seed}</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>step {step} of {steps}</source>
        <translation>第 {step} / {steps} 步</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>the first {shown} of {units}: more would take too much memory</source>
        <translation>{units} 的前 {shown} 個：更多會占用太多記憶體</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/filters.py"/>
        <source>{count} chosen</source>
        <extracomment>For one: {count} chosen</extracomment>
        <translation>
            <numerusform>已選 {count} 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/filters.py"/>
        <source>{count} steps</source>
        <extracomment>For one: {count} step</extracomment>
        <translation>
            <numerusform>{count} 步</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>{done} of {total} done</source>
        <translation>完成 {done} / {total}</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>{layer} has no channels that could be excited.</source>
        <translation>{layer} 沒有可以激發的通道。</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>{width} × {height} px</source>
        <translation>{width} × {height} px</translation>
    </message>
</context>
<context>
    <name>fit</name>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Fit: centre crop</source>
        <translation>長寬比：中央裁切</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Fit: letterbox</source>
        <translation>長寬比：補黑邊</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Fit: stretched</source>
        <translation>長寬比：拉伸</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>The middle of the image in its own proportions; the rest is not looked at</source>
        <translation>影像中央，保持長寬比；其餘部分不看</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>The whole image in its own proportions, padded with black</source>
        <translation>整張影像，保持長寬比，以黑色填補</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>The whole image; its proportions become the input's</source>
        <translation>整張影像；長寬比變成輸入的長寬比</translation>
    </message>
</context>
<context>
    <name>inspected</name>
    <message numerus="yes">
        <location filename="../../gui/text/inspected.py"/>
        <source>There are {count} more reasons: they stand at their layers.</source>
        <extracomment>For one: There is {count} more reason: it stands at its layer.</extracomment>
        <translation>
            <numerusform>另有 {count} 個原因：顯示在各自的層上。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/text/inspected.py"/>
        <source>{name} is only inspected: you see its layers, and nothing of it runs.</source>
        <translation>{name} 僅供查看：可以看到它的層，但不會執行其中任何東西。</translation>
    </message>
</context>
<context>
    <name>languages</name>
    <message>
        <location filename="../../gui/actions/language_menu.py"/>
        <source>No font on this computer has the letters of {language}. Install one, such as {font}, and start Camscope again.</source>
        <translation>這台電腦沒有含 {language} 文字的字型。請安裝例如 {font} 的字型，再重新啟動 Camscope。</translation>
    </message>
</context>
<context>
    <name>layer kinds</name>
    <message>
        <location filename="../../gui/text/layers.py"/>
        <source>activation</source>
        <translation>啟動函數</translation>
    </message>
    <message>
        <location filename="../../gui/text/layers.py"/>
        <source>convolution</source>
        <translation>卷積</translation>
    </message>
    <message>
        <location filename="../../gui/text/layers.py"/>
        <source>dense</source>
        <translation>全連接</translation>
    </message>
    <message>
        <location filename="../../gui/text/layers.py"/>
        <source>input</source>
        <translation>輸入</translation>
    </message>
    <message>
        <location filename="../../gui/text/layers.py"/>
        <source>merge</source>
        <translation>合併</translation>
    </message>
    <message>
        <location filename="../../gui/text/layers.py"/>
        <source>nested model</source>
        <translation>巢狀模型</translation>
    </message>
    <message>
        <location filename="../../gui/text/layers.py"/>
        <source>normalisation</source>
        <translation>正規化</translation>
    </message>
    <message>
        <location filename="../../gui/text/layers.py"/>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <location filename="../../gui/text/layers.py"/>
        <source>own code</source>
        <translation>自訂程式碼</translation>
    </message>
    <message>
        <location filename="../../gui/text/layers.py"/>
        <source>pooling</source>
        <translation>池化</translation>
    </message>
    <message>
        <location filename="../../gui/text/layers.py"/>
        <source>reshape</source>
        <translation>重塑</translation>
    </message>
</context>
<context>
    <name>library</name>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Family</source>
        <translation>系列</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Input</source>
        <translation>輸入</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Parameters</source>
        <translation>參數量</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Top-1</source>
        <translation>Top-1</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Top-5</source>
        <translation>Top-5</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Weights</source>
        <translation>權重</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>in the Keras cache</source>
        <translation>在 Keras 快取</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>in the library</source>
        <translation>在模型庫</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>not Keras' own</source>
        <translation>非 Keras 公開</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>not on this computer</source>
        <translation>不在這台電腦</translation>
    </message>
</context>
<context>
    <name>list</name>
    <message>
        <location filename="../../gui/text/lists.py"/>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <location filename="../../gui/text/lists.py"/>
        <source>{name}: {words}</source>
        <translation>{name}：{words}</translation>
    </message>
</context>
<context>
    <name>opening</name>
    <message numerus="yes">
        <location filename="../../gui/core/dropped_files.py"/>
        <source>{count} files are neither images nor models Camscope can open: {names}.</source>
        <extracomment>For one: {count} file is neither an image nor a model Camscope can open: {names}.</extracomment>
        <translation>
            <numerusform>{count} 個檔案既不是影像，也不是 Camscope 能開啟的模型：{names}。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/core/dropped_files.py"/>
        <source>{name} is neither an image nor a model Camscope can open.</source>
        <translation>{name} 既不是影像，也不是 Camscope 能開啟的模型。</translation>
    </message>
</context>
<context>
    <name>palette</name>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Action</source>
        <translation>動作</translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Class</source>
        <translation>類別</translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Colour map</source>
        <translation>色彩映射</translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>File</source>
        <translation>檔案</translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Help</source>
        <translation>說明</translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Layer</source>
        <translation>層</translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Open image</source>
        <translation>開啟影像</translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Open {name}</source>
        <translation>開啟 {name}</translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Panel</source>
        <translation>面板</translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Preset</source>
        <translation>預設集</translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Recent image</source>
        <translation>最近的影像</translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Recent model</source>
        <translation>最近的模型</translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Sample</source>
        <translation>範例</translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Setting</source>
        <translation>設定</translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>View</source>
        <translation>檢視</translation>
    </message>
</context>
<context>
    <name>panels</name>
    <message>
        <location filename="../../gui/panels/__init__.py"/>
        <source>Activations</source>
        <translation>啟動值</translation>
    </message>
    <message>
        <location filename="../../gui/panels/__init__.py"/>
        <source>Display</source>
        <translation>顯示</translation>
    </message>
    <message>
        <location filename="../../gui/panels/__init__.py"/>
        <source>Filter images</source>
        <translation>濾波器影像</translation>
    </message>
    <message>
        <location filename="../../gui/dock_title.py"/>
        <source>Hide the panel</source>
        <translation>隱藏面板</translation>
    </message>
    <message>
        <location filename="../../gui/panels/__init__.py"/>
        <source>Input</source>
        <translation>輸入</translation>
    </message>
    <message>
        <location filename="../../gui/inspector.py"/>
        <source>Inspector</source>
        <translation>檢查器</translation>
    </message>
    <message>
        <location filename="../../gui/panels/__init__.py"/>
        <source>Layers</source>
        <translation>層</translation>
    </message>
    <message>
        <location filename="../../gui/panels/__init__.py"/>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <location filename="../../gui/panels/__init__.py"/>
        <source>Methods</source>
        <translation>方法</translation>
    </message>
    <message>
        <location filename="../../gui/panels/__init__.py"/>
        <source>Properties</source>
        <translation>屬性</translation>
    </message>
    <message>
        <location filename="../../gui/inspector.py"/>
        <location filename="../../gui/panel_dock.py"/>
        <source>Show or hide the panel {name}</source>
        <translation>顯示或隱藏面板「{name}」</translation>
    </message>
    <message>
        <location filename="../../gui/panels/__init__.py"/>
        <source>Target</source>
        <translation>目標</translation>
    </message>
    <message>
        <location filename="../../gui/panels/__init__.py"/>
        <source>Top images</source>
        <translation>最高啟動值影像</translation>
    </message>
    <message>
        <location filename="../../gui/dock_title.py"/>
        <source>Undock, or dock again</source>
        <translation>取消停駐或重新停駐</translation>
    </message>
</context>
<context>
    <name>properties</name>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>frozen</source>
        <translation>凍結</translation>
    </message>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>input from</source>
        <translation>輸入來自</translation>
    </message>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>no heatmap</source>
        <translation>沒有熱圖</translation>
    </message>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>none</source>
        <translation>無</translation>
    </message>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>output</source>
        <translation>輸出</translation>
    </message>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>output to</source>
        <translation>輸出到</translation>
    </message>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>params</source>
        <translation>參數量</translation>
    </message>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>trainable</source>
        <translation>可訓練</translation>
    </message>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>type</source>
        <translation>類型</translation>
    </message>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/properties.py"/>
        <source>{count} params</source>
        <extracomment>For one: {count} param</extracomment>
        <translation>
            <numerusform>{count} 個參數</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>reading</name>
    <message>
        <location filename="../../gui/text/pixel_readout.py"/>
        <source>map {value} (raw)</source>
        <translation>圖 {value}（原始值）</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Camscope report</source>
        <translation>Camscope 報告</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Class names</source>
        <translation>類別名稱</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Device</source>
        <translation>裝置</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>File</source>
        <translation>檔案</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Image</source>
        <translation>影像</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Image and heatmap</source>
        <translation>影像與熱圖</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Input</source>
        <translation>輸入</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Layer</source>
        <translation>層</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Made on {date} with Camscope {version}.</source>
        <translation>以 Camscope {version} 於 {date} 製作。</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Name</source>
        <translation>名稱</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Note</source>
        <translation>附註</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Outputs told to be</source>
        <translation>輸出指定為</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Parameters</source>
        <translation>參數</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Params</source>
        <translation>參數量</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Predictions</source>
        <translation>預測</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Preprocessing</source>
        <translation>前處理</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Resizing</source>
        <translation>縮放</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Score</source>
        <translation>分數</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Style</source>
        <translation>樣式</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Target</source>
        <translation>目標</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>The image has {width} × {height} pixels; its pictures here are smaller.</source>
        <translation>影像有 {width} × {height} 像素；這裡的圖片較小。</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>The same on the command line</source>
        <translation>命令列的相同作法</translation>
    </message>
</context>
<context>
    <name>resize</name>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>As Pillow and load_img of Keras do</source>
        <translation>與 Pillow 和 Keras 的 load_img 相同</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>As Pillow, load_img of Keras and torchvision's Resize do</source>
        <translation>與 Pillow、Keras 的 load_img 和 torchvision 的 Resize 相同</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Every pixel counts. What is enlarged is bilinear.</source>
        <translation>每個像素都算數。放大時用雙線性。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>One pixel of many, as load_img(target_size=…) of Keras takes it</source>
        <translation>多個像素取一個，與 Keras 的 load_img(target_size=…) 相同</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Resized: Lanczos</source>
        <translation>縮放：Lanczos</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Resized: bicubic</source>
        <translation>縮放：雙三次</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Resized: bilinear</source>
        <translation>縮放：雙線性</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Resized: mean of each area</source>
        <translation>縮放：區域平均</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Resized: nearest pixel</source>
        <translation>縮放：最近鄰</translation>
    </message>
</context>
<context>
    <name>scores</name>
    <message>
        <location filename="../../gui/text/scores.py"/>
        <source>A neuron has no probability: its activation is explained.</source>
        <translation>神經元沒有機率：解釋的是它的啟動值。</translation>
    </message>
    <message>
        <location filename="../../gui/text/scores.py"/>
        <source>Log-probability</source>
        <translation>對數機率</translation>
    </message>
    <message>
        <location filename="../../gui/text/scores.py"/>
        <source>Logit</source>
        <translation>Logit</translation>
    </message>
    <message>
        <location filename="../../gui/text/scores.py"/>
        <source>Probability</source>
        <translation>機率</translation>
    </message>
    <message>
        <location filename="../../gui/text/scores.py"/>
        <source>This output ends without softmax or sigmoid, so it has no probabilities. If its numbers are logits, say so below.</source>
        <translation>這個輸出的結尾沒有 softmax 或 sigmoid，因此沒有機率。如果它的數字是 logits，請在下方指明。</translation>
    </message>
    <message>
        <location filename="../../gui/text/scores.py"/>
        <source>Value</source>
        <translation>數值</translation>
    </message>
</context>
<context>
    <name>seeing</name>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>0 everywhere in this image</source>
        <translation>在這張影像中處處為 0</translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>Activation of channel {index} of {layer}.</source>
        <translation>{layer} 的通道 {index} 的啟動值。</translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>Channel {index} of {layer} could not be computed. F5 tries again.</source>
        <translation>無法計算 {layer} 的通道 {index}。按 F5 再試一次。</translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>Channel {index} of {layer} is nowhere above 0 here.</source>
        <translation>{layer} 的通道 {index} 在這裡沒有任何大於 0 的值。</translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>Channel {index} of {layer} is on its way.</source>
        <translation>{layer} 的通道 {index} 即將顯示。</translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>Esc goes back to the heatmap.</source>
        <translation>按 Esc 回到熱圖。</translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>Grad-CAM weight {weight}</source>
        <translation>Grad-CAM 權重 {weight}</translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>channel {index}</source>
        <translation>通道 {index}</translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>min {least}, mean {mean}, max {most}</source>
        <translation>最小 {least}，平均 {mean}，最大 {most}</translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>unit {index}</source>
        <translation>單元 {index}</translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>value {value}</source>
        <translation>值 {value}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/activations.py"/>
        <source>{count} units</source>
        <extracomment>For one: {count} unit</extracomment>
        <translation>
            <numerusform>{count} 個單元</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/activations.py"/>
        <source>{count} values are not finite</source>
        <extracomment>For one: {count} value is not finite</extracomment>
        <translation>
            <numerusform>{count} 個值不是有限數</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>{least} to {most}, mean {mean}, std {std}, {zeros} zeros</source>
        <translation>{least} 到 {most}，平均 {mean}，標準差 {std}，零 {zeros}</translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>{share} zeros</source>
        <translation>零 {share}</translation>
    </message>
</context>
<context>
    <name>strongest</name>
    <message>
        <location filename="../../gui/text/strongest.py"/>
        <source>at the bottom</source>
        <translation>下方</translation>
    </message>
    <message>
        <location filename="../../gui/text/strongest.py"/>
        <source>at the left</source>
        <translation>左側</translation>
    </message>
    <message>
        <location filename="../../gui/text/strongest.py"/>
        <source>at the lower left</source>
        <translation>左下方</translation>
    </message>
    <message>
        <location filename="../../gui/text/strongest.py"/>
        <source>at the lower right</source>
        <translation>右下方</translation>
    </message>
    <message>
        <location filename="../../gui/text/strongest.py"/>
        <source>at the right</source>
        <translation>右側</translation>
    </message>
    <message>
        <location filename="../../gui/text/strongest.py"/>
        <source>at the top</source>
        <translation>上方</translation>
    </message>
    <message>
        <location filename="../../gui/text/strongest.py"/>
        <source>at the upper left</source>
        <translation>左上方</translation>
    </message>
    <message>
        <location filename="../../gui/text/strongest.py"/>
        <source>at the upper right</source>
        <translation>右上方</translation>
    </message>
    <message>
        <location filename="../../gui/text/strongest.py"/>
        <source>in the middle</source>
        <translation>中央</translation>
    </message>
    <message>
        <location filename="../../gui/text/strongest.py"/>
        <source>strongest {place}, {across} % across, {down} % down; at least half as strong on {share} % of the map</source>
        <translation>最強處在{place}（從左 {across} %、從上 {down} %）；圖的 {share} % 至少有一半強</translation>
    </message>
</context>
<context>
    <name>targets</name>
    <message>
        <location filename="../../gui/text/targets.py"/>
        <source>{layer}, channel {channel}</source>
        <translation>{layer}，通道 {channel}</translation>
    </message>
    <message>
        <location filename="../../gui/text/targets.py"/>
        <source>{layer}, channel {channel}, row {row}, column {column}</source>
        <translation>{layer}，通道 {channel}，第 {row} 列、第 {column} 欄</translation>
    </message>
    <message>
        <location filename="../../gui/text/targets.py"/>
        <source>{one} and {other}</source>
        <translation>{one} 與 {other}</translation>
    </message>
    <message>
        <location filename="../../gui/text/targets.py"/>
        <source>{one} rather than {other}</source>
        <translation>{one} 而非 {other}</translation>
    </message>
    <message>
        <location filename="../../gui/text/targets.py"/>
        <source>{target} in its mask</source>
        <translation>{target}，在其遮罩內</translation>
    </message>
    <message>
        <location filename="../../gui/text/targets.py"/>
        <source>{target} in {height} × {width} cells at row {row}, column {column}</source>
        <translation>{target}，在第 {row} 列、第 {column} 欄起的 {height} × {width} 格</translation>
    </message>
    <message>
        <location filename="../../gui/text/targets.py"/>
        <source>{target} over the whole image</source>
        <translation>{target}，整張影像</translation>
    </message>
</context>
<context>
    <name>top images</name>
    <message>
        <location filename="../../gui/text/top_images.py"/>
        <source>The frame is where the channel is largest.</source>
        <translation>框線標示通道最大之處。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/top_images.py"/>
        <source>{count} cannot be read</source>
        <extracomment>For one: {count} cannot be read</extracomment>
        <translation>
            <numerusform>{count} 張無法讀取</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/top_images.py"/>
        <source>{count} left out: there is no memory for more</source>
        <extracomment>For one: {count} left out: there is no memory for more</extracomment>
        <translation>
            <numerusform>略過 {count} 張：記憶體不夠更多影像使用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/top_images.py"/>
        <source>{count} not finite (NaN or infinity)</source>
        <extracomment>For one: {count} not finite (NaN or infinity)</extracomment>
        <translation>
            <numerusform>{count} 張不是有限數（NaN 或無限大）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/top_images.py"/>
        <source>{done} of {count} images</source>
        <extracomment>For one: {done} of {count} image</extracomment>
        <translation>
            <numerusform>{done} / {count} 張影像</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/text/top_images.py"/>
        <source>{rank}. {name}: maximum {value}</source>
        <translation>{rank}. {name}：最大 {value}</translation>
    </message>
    <message>
        <location filename="../../gui/text/top_images.py"/>
        <source>{rank}. {name}: mean {value}</source>
        <translation>{rank}. {name}：平均 {value}</translation>
    </message>
</context>
<context>
    <name>views</name>
    <message>
        <location filename="../../gui/actions/split_menu.py"/>
        <source>A change in the active view changes all views</source>
        <translation>變更作用中的檢視時，所有檢視一起變更</translation>
    </message>
    <message>
        <location filename="../../gui/core/view_presets.py"/>
        <source>Classes side by side</source>
        <translation>並排類別</translation>
    </message>
    <message>
        <location filename="../../gui/core/view_presets.py"/>
        <source>Four layers, from the first to the last with a heatmap</source>
        <translation>四個層，從第一個到最後一個有熱圖的層</translation>
    </message>
    <message>
        <location filename="../../gui/core/view_presets.py"/>
        <source>Four methods of one pass for this layer and target</source>
        <translation>對這個層與目標，同一次傳播的四種方法</translation>
    </message>
    <message>
        <location filename="../../gui/core/view_presets.py"/>
        <source>Images side by side</source>
        <translation>並排影像</translation>
    </message>
    <message>
        <location filename="../../gui/core/view_presets.py"/>
        <source>Layers side by side</source>
        <translation>並排層</translation>
    </message>
    <message>
        <location filename="../../gui/core/view_presets.py"/>
        <source>Methods side by side</source>
        <translation>並排方法</translation>
    </message>
    <message>
        <location filename="../../gui/actions/split_menu.py"/>
        <source>One range for the colours of all heatmaps: equal colours stand for equal numbers, also of methods whose numbers mean different things</source>
        <translation>所有熱圖的色彩共用一個範圍：相同的顏色代表相同的數字，即使各方法的數字意義不同</translation>
    </message>
    <message>
        <location filename="../../gui/actions/split_menu.py"/>
        <source>Same display</source>
        <translation>相同顯示</translation>
    </message>
    <message>
        <location filename="../../gui/actions/split_menu.py"/>
        <source>Same image</source>
        <translation>相同影像</translation>
    </message>
    <message>
        <location filename="../../gui/actions/split_menu.py"/>
        <source>Same layer</source>
        <translation>相同層</translation>
    </message>
    <message>
        <location filename="../../gui/actions/split_menu.py"/>
        <source>Same method</source>
        <translation>相同方法</translation>
    </message>
    <message>
        <location filename="../../gui/actions/split_menu.py"/>
        <source>Same output of the model</source>
        <translation>相同模型輸出</translation>
    </message>
    <message>
        <location filename="../../gui/actions/split_menu.py"/>
        <source>Same scale</source>
        <translation>相同尺度</translation>
    </message>
    <message>
        <location filename="../../gui/actions/split_menu.py"/>
        <source>Same target</source>
        <translation>相同目標</translation>
    </message>
    <message>
        <location filename="../../gui/actions/split_menu.py"/>
        <source>Same zoom, place and pointer</source>
        <translation>相同縮放、位置與指標</translation>
    </message>
    <message>
        <location filename="../../gui/core/view_presets.py"/>
        <source>The four strongest classes of this image</source>
        <translation>這張影像分數最高的四個類別</translation>
    </message>
    <message>
        <location filename="../../gui/core/view_presets.py"/>
        <source>This image and the next three of the film strip</source>
        <translation>這張影像與影像列接下來的三張</translation>
    </message>
</context>
</TS>
