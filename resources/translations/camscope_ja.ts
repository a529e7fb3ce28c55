<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>ActionHandlers</name>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>About Camscope</source>
        <translation>Camscopeについて</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Camscope works offline: save that to a file first, then open the file.</source>
        <translation>Camscopeはオフラインで動作します。先にファイルに保存してから、そのファイルを開いてください。</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Crash report</source>
        <translation>クラッシュレポート</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Diagnostics</source>
        <translation>診断情報</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Heatmaps ({patterns})</source>
        <translation>ヒートマップ ({patterns})</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Images ({patterns})</source>
        <translation>画像 ({patterns})</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Models ({patterns})</source>
        <translation>モデル ({patterns})</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Open a folder of images, or a SavedModel</source>
        <translation>画像のフォルダ、またはSavedModelを開く</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Open a model</source>
        <translation>モデルを開く</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Open a model to compare with</source>
        <translation>比較するモデルを開く</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Open images</source>
        <translation>画像を開く</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Pasted image</source>
        <translation>貼り付けた画像</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>See what a convolutional network looks at. Everything stays on this computer.
Apache License 2.0. Uses Qt for Python and fpdf2 under the LGPL.</source>
        <translation>畳み込みネットワークが画像のどこを見ているかを示します。データがこのコンピュータの外に出ることはありません。
Apache License 2.0。Qt for Pythonとfpdf2（LGPL）を使用しています。</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>The demo model is not part of this installation.</source>
        <translation>このインストールにはデモモデルが含まれていません。</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>There is no image on the clipboard.</source>
        <translation>クリップボードに画像がありません。</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Two models at a time at most: {name} is opened.</source>
        <translation>同時に使えるモデルは2つまでです。{name}を開きます。</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>Why does my notebook differ?</source>
        <translation>ノートブックと結果が違う理由</translation>
    </message>
    <message>
        <location filename="../../gui/actions/handlers.py"/>
        <source>{name} may hold names of classes: open the model first.</source>
        <translation>{name}はクラス名のファイルのようです。先にモデルを開いてください。</translation>
    </message>
</context>
<context>
    <name>ActivationsPanel</name>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source> in a row</source>
        <translation>列</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>(x − mean) / std × 64 + 128, cut off at 0 and 255</source>
        <translation>(x − 平均) / 標準偏差 × 64 + 128、0と255で切り捨て</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Activations</source>
        <translation>活性化</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>All layers into a folder…</source>
        <translation>すべての層をフォルダに…</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>All layers on a contact sheet (.png)…</source>
        <translation>すべての層のコンタクトシート（.png）…</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Brightness</source>
        <translation>明るさ</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>By Grad-CAM weight</source>
        <translation>Grad-CAMの重み順</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>By mean</source>
        <translation>平均順</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>By number</source>
        <translation>番号順</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Channels</source>
        <translation>チャネル</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Colours</source>
        <translation>色</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Colours of the tiles</source>
        <translation>タイルの色</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Copy the tiles as code</source>
        <translation>タイルのコードをコピー</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Fewest zeros first</source>
        <translation>0の少ない順</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>From the channel's minimum to its maximum</source>
        <translation>チャネルの最小値から最大値まで</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>From the layer's minimum to its maximum: channels can be compared</source>
        <translation>層の最小値から最大値まで。チャネル同士を比べられます</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>How a channel's values become brightness</source>
        <translation>チャネルの値を明るさに変える方法</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>One range for all</source>
        <translation>共通の範囲</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Open a model and an image to see activations here.</source>
        <translation>モデルと画像を開くと、ここに活性化が表示されます。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Order</source>
        <translation>並び順</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Own ranges</source>
        <translation>個別の範囲</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Raw values of this layer (.npy)…</source>
        <translation>この層の元の値（.npy）…</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Save activations</source>
        <translation>活性値を保存</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Save activations of this layer or of all layers</source>
        <translation>この層またはすべての層の活性値を保存します</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Stopped. F5 asks again.</source>
        <translation>中止しました。F5で再実行します。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Textbook</source>
        <translation>教科書</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>The activations of {layer} are on their way.</source>
        <translation>{layer}の活性化を取得しています。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>The network has not answered for this image. F5 asks again.</source>
        <translation>この画像に対するネットワークの応答がありません。F5で再実行します。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Tiles in a row</source>
        <translation>1行のタイル数</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Tiles in a row; they fill the panel's width</source>
        <translation>1行のタイル数。パネルの幅に合わせて並べます</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Tiles of this layer (.png)…</source>
        <translation>この層のタイル（.png）…</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Units</source>
        <translation>ユニット</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Weights</source>
        <translation>重み</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>What to show for this layer</source>
        <translation>この層について表示する内容</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>Which channel comes first</source>
        <translation>最初に表示するチャネル</translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>logits, before {activation}</source>
        <translation>{activation}前のロジット</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/activations.py"/>
        <source>{count} are 0 everywhere</source>
        <extracomment>For one: {count} is 0 everywhere</extracomment>
        <translation>
            <numerusform>{count}個は全体が0</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/panels/activations.py"/>
        <source>{layer} is on its way</source>
        <translation>{layer}を取得中</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <location filename="../../gui/app.py"/>
        <source>Camscope ended unexpectedly last time.</source>
        <translation>前回、Camscopeは予期せず終了しました。</translation>
    </message>
    <message>
        <location filename="../../gui/app.py"/>
        <source>Show report</source>
        <translation>レポートを表示</translation>
    </message>
</context>
<context>
    <name>AreaForm</name>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>Area</source>
        <translation>領域</translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>First column</source>
        <translation>先頭の列</translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>First row</source>
        <translation>先頭の行</translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>Height</source>
        <translation>高さ</translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>In cells of the output, from the top and from the left</source>
        <translation>出力のセル単位で、上と左から数えます</translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>Predicted mask</source>
        <translation>予測マスク</translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>Rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>Which part of the model's output the target counts over</source>
        <translation>モデルの出力のうち、ターゲットの計算に含める範囲</translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>Whole image</source>
        <translation>画像全体</translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>Width</source>
        <translation>幅</translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>col. </source>
        <translation>列 </translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>height </source>
        <translation>高さ </translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>row </source>
        <translation>行 </translation>
    </message>
    <message>
        <location filename="../../gui/panels/area.py"/>
        <source>width </source>
        <translation>幅 </translation>
    </message>
</context>
<context>
    <name>ArrayQuestion</name>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>A heatmap is compared with this model's, for the image that is open.</source>
        <translation>開いている画像について、ヒートマップをこのモデルのものと比較します。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Compare heatmap</source>
        <translation>ヒートマップを比較</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Find out how this heatmap was made</source>
        <translation>このヒートマップの作り方を調べる</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Heatmap or image</source>
        <translation>ヒートマップか画像か</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Is {name} a heatmap or an image?</source>
        <translation>{name}はヒートマップですか、画像ですか？</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Open as image</source>
        <translation>画像として開く</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Show the numbers as a grey picture</source>
        <translation>数値をグレーの画像として表示します</translation>
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
        <translation>フォルダ(&amp;F)：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>&amp;Steps:</source>
        <translation>ステップ数(&amp;S)：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Atlas of filter images</source>
        <translation>フィルタ画像のアトラス</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>C&amp;hannels of each:</source>
        <translation>各層のチャネル数(&amp;H)：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Check at least one layer.</source>
        <translation>層を1つ以上チェックしてください。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Choose another folder</source>
        <translation>別のフォルダを選びます</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Choose…</source>
        <translation>選択…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Estimate</source>
        <translation>見積もり</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Folder</source>
        <translation>フォルダ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Folder for the atlas</source>
        <translation>アトラスの保存先フォルダ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Fourier (clearer)</source>
        <translation>フーリエ（より鮮明）</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Grow the images and write the atlas</source>
        <translation>画像を生成してアトラスを書き込みます</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>How many channels of each layer, from the first</source>
        <translation>各層の先頭から使うチャネルの数</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>How the images are grown</source>
        <translation>画像の生成方法</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Iterations for each image</source>
        <translation>画像1枚あたりの反復回数</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Left out: {reasons}</source>
        <translation>対象外：{reasons}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Measuring…</source>
        <translation>測定中…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>S&amp;eed:</source>
        <translation>シード(&amp;E)：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Si&amp;ze:</source>
        <translation>サイズ(&amp;Z)：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Side of each image</source>
        <translation>画像の1辺</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>St&amp;yle:</source>
        <translation>スタイル(&amp;Y)：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Textbook (quicker)</source>
        <translation>教科書（より高速）</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>The same seed gives the same images</source>
        <translation>シードが同じなら、同じ画像になります</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Time and memory the atlas will need on this machine</source>
        <translation>このコンピュータでのアトラスの所要時間とメモリ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>Where the images go; what the folder has already is not grown again</source>
        <translation>画像の保存先。フォルダにすでにあるものは生成し直しません</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>about {time}</source>
        <translation>約{time}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>{count} layers</source>
        <extracomment>For one: {count} layer</extracomment>
        <translation>
            <numerusform>{count}層</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>{count} more are in the folder already.</source>
        <extracomment>For one: {count} more is in the folder already.</extracomment>
        <translation>
            <numerusform>ほかに{count}枚がすでにフォルダにあります。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>{count} pictures</source>
        <extracomment>For one: {count} picture</extracomment>
        <translation>
            <numerusform>画像{count}枚</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas.py"/>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height}ピクセル</translation>
    </message>
</context>
<context>
    <name>AtlasLayers</name>
    <message>
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>All convolutions</source>
        <translation>すべての畳み込み層</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>Check every convolution</source>
        <translation>すべての畳み込み層をチェックします</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>Check no layer</source>
        <translation>すべてのチェックを外します</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>Check the first convolution on each grid, and the last of all</source>
        <translation>各グリッドの最初の畳み込み層と、全体の最後の畳み込み層をチェックします</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>Checked layers get a grid each; Space checks</source>
        <translation>チェックした層がそれぞれ1つの格子になります。Spaceで切り替えます</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>Filter layers</source>
        <translation>層を絞り込む</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>Layers of the atlas</source>
        <translation>アトラスの層</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>Show only layers whose name contains this text</source>
        <translation>名前にこの文字列を含む層だけを表示します</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>{count} channels</source>
        <extracomment>For one: {count} channel</extracomment>
        <translation>
            <numerusform>{count}チャネル</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/atlas_layers.py"/>
        <source>{count} checked</source>
        <extracomment>For one: {count} checked</extracomment>
        <translation>
            <numerusform>{count}個をチェック</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClassNamesBox</name>
    <message>
        <location filename="../../gui/panels/class_names.py"/>
        <source>Class names</source>
        <translation>クラス名</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_names.py"/>
        <source>Class names from a file…</source>
        <translation>クラス名をファイルから…</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_names.py"/>
        <source>Class names: {names}</source>
        <translation>クラス名：{names}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_names.py"/>
        <source>Names, one per line ({patterns})</source>
        <translation>1行に1つの名前 ({patterns})</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_names.py"/>
        <source>What the classes of the model are called</source>
        <translation>モデルのクラスの呼び名</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_names.py"/>
        <source>as found</source>
        <translation>付属の名前</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_names.py"/>
        <source>as kept</source>
        <translation>保存した名前</translation>
    </message>
</context>
<context>
    <name>ColorBar</name>
    <message>
        <location filename="../../gui/widgets/canvas/color_bar.py"/>
        <source>Colour bar</source>
        <translation>カラーバー</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/color_bar.py"/>
        <source>No map is shown.</source>
        <translation>マップが表示されていません。</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/color_bar.py"/>
        <source>Red speaks for the target, blue against it.</source>
        <translation>赤はターゲットを支持し、青は反します。</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/color_bar.py"/>
        <source>The colours run from {begin} to {end}.</source>
        <translation>色は{begin}〜{end}に対応します。</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/color_bar.py"/>
        <source>The raw map runs from {low} to {high}.</source>
        <translation>元のマップの値は{low}〜{high}です。</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/color_bar.py"/>
        <source>The strongest 0.5 % of the pixels have the last one.</source>
        <translation>値が最も大きい0.5%のピクセルは最後の色です。</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/color_bar.py"/>
        <source>Values below {cut} are hidden.</source>
        <translation>{cut}より小さい値は隠しています。</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/color_bar.py"/>
        <source>Values between {minus} and {cut} are hidden.</source>
        <translation>{minus}〜{cut}の値は隠しています。</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/color_bar.py"/>
        <source>White speaks for the target, black against it.</source>
        <translation>白はターゲットを支持し、黒は反します。</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <location filename="../../gui/actions/command_palette.py"/>
        <source>A few letters are enough; Enter takes the marked line</source>
        <translation>数文字の入力で検索できます。Enterで選択中の行を実行します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/command_palette.py"/>
        <source>Action, method, layer, class, colours, setting, file, or a path</source>
        <translation>操作、手法、層、クラス、色、設定、ファイル、パス</translation>
    </message>
    <message>
        <location filename="../../gui/actions/command_palette.py"/>
        <source>Find anything</source>
        <translation>検索</translation>
    </message>
    <message>
        <location filename="../../gui/actions/command_palette.py"/>
        <source>Found</source>
        <translation>検索結果</translation>
    </message>
    <message>
        <location filename="../../gui/actions/command_palette.py"/>
        <source>Nothing has this name.</source>
        <translation>この名前のものはありません。</translation>
    </message>
</context>
<context>
    <name>Controller</name>
    <message>
        <location filename="../../gui/core/controller.py"/>
        <source>Saved {path}</source>
        <translation>{path}を保存しました</translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <location filename="../../gui/dialogs/diagnostics.py"/>
        <source>Copied</source>
        <translation>コピー済み</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/diagnostics.py"/>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/diagnostics.py"/>
        <source>Put the whole text on the clipboard</source>
        <translation>テキスト全体をクリップボードにコピーします</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/diagnostics.py"/>
        <source>Save as</source>
        <translation>名前を付けて保存</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/diagnostics.py"/>
        <source>Save as…</source>
        <translation>名前を付けて保存…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/diagnostics.py"/>
        <source>Saved as {name}</source>
        <translation>{name}に保存しました</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/diagnostics.py"/>
        <source>This text stays on this computer until you copy or save it. Folders, your name and the names of images are left out.</source>
        <translation>このテキストは、コピーまたは保存するまでこのコンピュータの外に出ません。フォルダ、ユーザー名、画像の名前は含まれません。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/diagnostics.py"/>
        <source>Write the whole text into a file</source>
        <translation>テキスト全体をファイルに保存します</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/diagnostics.py"/>
        <source>{name} was not saved: {why}. Choose another folder.</source>
        <translation>{name}を保存できませんでした：{why}。別のフォルダを選んでください。</translation>
    </message>
</context>
<context>
    <name>DisplayPanel</name>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Aligned</source>
        <translation>角を合わせる</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Alpha</source>
        <translation>アルファ</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Alpha, brightened</source>
        <translation>アルファ（明るさ補正）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Bilinear</source>
        <translation>バイリニア</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Blend</source>
        <translation>ブレンド</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Blue, white, red</source>
        <translation>青・白・赤</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Colour bar</source>
        <translation>カラーバー</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Colours</source>
        <translation>色</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Colours of the heatmap</source>
        <translation>ヒートマップの色</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Corners</source>
        <translation>角の位置</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Ctrl+click in the tree combines more layers with this one</source>
        <translation>ツリーでCtrl+クリックすると、ほかの層をこの層と合成します</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Cubic</source>
        <translation>バイキュービック</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Half a pixel in</source>
        <translation>半ピクセル内側</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Heat-weighted</source>
        <translation>ヒート加重</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Heatmap alone</source>
        <translation>ヒートマップのみ</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Hide what is below this share of the map's maximum</source>
        <translation>マップの最大値に対してこの割合より低い部分を隠します</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>How the heat colours meet the image</source>
        <translation>ヒートマップの色を画像に重ねる方法</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>How the map is enlarged to the size of the image</source>
        <translation>マップを画像のサイズに拡大する方法</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>How the maps of the chosen layers are combined</source>
        <translation>選んだ層のマップを合成する方法</translation>
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
        <translation>最大値</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Minimum to maximum</source>
        <translation>最小値〜最大値</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Nearest</source>
        <translation>最近傍</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Normalisation, upsampling</source>
        <translation>正規化と拡大</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Normalisation, upsampling (changed)</source>
        <translation>正規化と拡大（変更あり）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Normalise</source>
        <translation>正規化</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Raw values of the map and their colours</source>
        <translation>マップの元の値とその色</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Show how much the maps of the copies differ, instead of their mean</source>
        <translation>複製のマップの平均ではなく、ばらつきを表示します</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Show or hide how values become colours and cells become pixels</source>
        <translation>値から色、セルからピクセルへの変換の設定を表示または隠します</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Show the standard deviation</source>
        <translation>標準偏差を表示</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Signed</source>
        <translation>正負</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Textbook</source>
        <translation>教科書</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Threshold</source>
        <translation>しきい値</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Upsampling</source>
        <translation>拡大方法</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Weight of the heatmap (keys [ and ], or Ctrl+wheel)</source>
        <translation>ヒートマップの濃さ（キー [ と ]、またはCtrl+ホイール）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Where the outermost cells lie: within the image, as in OpenCV, or with their centres on the corner pixels, as in SciPy</source>
        <translation>最も外側のセルの位置。OpenCVのように画像の内側に置くか、SciPyのように中心を角のピクセルに合わせます</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Which values get the first and the last colour</source>
        <translation>最初と最後の色を割り当てる値</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>Zero to maximum</source>
        <translation>0〜最大値</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>not combined</source>
        <translation>合成なし</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>one</source>
        <translation>1層</translation>
    </message>
    <message>
        <location filename="../../gui/panels/display.py"/>
        <source>{method} does not combine layers.</source>
        <translation>{method}は層の合成に対応していません。</translation>
    </message>
</context>
<context>
    <name>DockTabs</name>
    <message>
        <location filename="../../gui/dock_tabs.py"/>
        <source>Panels at the bottom</source>
        <translation>下側のパネル</translation>
    </message>
</context>
<context>
    <name>DropVeil</name>
    <message>
        <location filename="../../gui/widgets/drop_veil.py"/>
        <source>Drop to open. The files stay where they are.</source>
        <translation>ドロップして開きます。ファイルは元の場所に残ります。</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <location filename="../../gui/widgets/canvas/drop_zone.py"/>
        <source>Choose a model file: .keras, .h5, .pt2, or the .pb of a SavedModel</source>
        <translation>モデルファイル（.keras、.h5、.pt2、SavedModelの.pb）を選びます</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/drop_zone.py"/>
        <source>Choose an image file</source>
        <translation>画像ファイルを選びます</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/drop_zone.py"/>
        <source>Drop an image here, or a model file, or both.</source>
        <translation>ここに画像、モデルファイル、またはその両方をドロップしてください。</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/drop_zone.py"/>
        <source>Open image…</source>
        <translation>画像を開く…</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/drop_zone.py"/>
        <source>Open model…</source>
        <translation>モデルを開く…</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/drop_zone.py"/>
        <source>Open the sample {name}</source>
        <translation>サンプル{name}を開く</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/drop_zone.py"/>
        <source>Open {path}</source>
        <translation>{path}を開く</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/drop_zone.py"/>
        <source>Recent images</source>
        <translation>最近使った画像</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/drop_zone.py"/>
        <source>Recent models</source>
        <translation>最近使ったモデル</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/drop_zone.py"/>
        <source>Samples</source>
        <translation>サンプル</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/canvas/drop_zone.py"/>
        <source>Start</source>
        <translation>スタート</translation>
    </message>
</context>
<context>
    <name>EngineMenu</name>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>Always compute in 32 bits</source>
        <translation>常に32ビットで計算します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>Compute on the first GPU, or on the CPU</source>
        <translation>最初のGPUで計算します。なければCPUで計算します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>Compute on {name}</source>
        <translation>{name}で計算します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>Device: automatic</source>
        <translation>デバイス：自動</translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>Device: {name}</source>
        <translation>デバイス：{name}</translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>E&amp;ngine</source>
        <translation>エンジン(&amp;N)</translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>Keras models: automatic</source>
        <translation>Kerasモデル：自動</translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>Keras models: {framework}</source>
        <translation>Kerasモデル：{framework}</translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>Open Keras models with {framework}</source>
        <translation>Kerasモデルを{framework}で開きます</translation>
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
        <translation>GPUを使えるフレームワークで開きます。なければ最初のもので開きます</translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>Why is there no GPU?</source>
        <translation>GPUが使えない理由</translation>
    </message>
    <message>
        <location filename="../../gui/actions/engine_menu.py"/>
        <source>bfloat16 where it is faster and the maps stay the same, else float32</source>
        <translation>速くなり、マップも変わらない場合はbfloat16、それ以外はfloat32で計算します</translation>
    </message>
</context>
<context>
    <name>ExportDialogs</name>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>Save a contact sheet</source>
        <translation>コンタクトシートを保存</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>Save all layers into a folder</source>
        <translation>すべての層をフォルダに保存</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>Save filter image</source>
        <translation>フィルタ画像を保存</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>Save filter images</source>
        <translation>フィルタ画像を保存</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>Save raw activations</source>
        <translation>活性値を保存</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>Save raw map</source>
        <translation>マップの値を保存</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>Save report</source>
        <translation>レポートを保存</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>Save tiles</source>
        <translation>タイルを保存</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>Save view</source>
        <translation>ビューを保存</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>The script is on the clipboard.</source>
        <translation>スクリプトをクリップボードにコピーしました。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>The view is on the clipboard.</source>
        <translation>ビューをクリップボードにコピーしました。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>There is no heatmap to copy as code yet.</source>
        <translation>コードとしてコピーできるヒートマップがまだありません。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>There is no map to save yet.</source>
        <translation>保存できるマップがまだありません。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>There is no picture to copy yet.</source>
        <translation>コピーできる画像がまだありません。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>There is no picture to save yet.</source>
        <translation>保存できる画像がまだありません。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>This picture is still being computed. Save it when it is there.</source>
        <translation>この画像はまだ計算中です。計算が終わってから保存してください。</translation>
    </message>
</context>
<context>
    <name>FigureDialog</name>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>&amp;Captions</source>
        <translation>キャプション(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>&amp;Rows:</source>
        <translation>行(&amp;R)：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>&amp;Title:</source>
        <translation>タイトル(&amp;T)：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Above the figure</source>
        <translation>図の上に表示</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Check at least one of each.</source>
        <translation>それぞれ1つ以上チェックしてください。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Checked ones are in the figure; Space checks</source>
        <translation>チェックしたものが図に入ります。Spaceで切り替えます</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Classes</source>
        <translation>クラス</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Colo&amp;urs:</source>
        <translation>色(&amp;U)：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Colour &amp;bars</source>
        <translation>カラーバー(&amp;B)</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Colum&amp;ns:</source>
        <translation>列(&amp;N)：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Computing…</source>
        <translation>計算中…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Each picture its own</source>
        <translation>画像ごと</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Figure</source>
        <translation>図</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Images</source>
        <translation>画像</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Layers</source>
        <translation>層</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Method, layer, class and score under each picture</source>
        <translation>各画像の下に手法、層、クラス、スコアを表示します</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Methods</source>
        <translation>手法</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Notes</source>
        <translation>注記</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Nothing</source>
        <translation>なし</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>One for all</source>
        <translation>共通</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Open a model and an image first.</source>
        <translation>先にモデルと画像を開いてください。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Preview</source>
        <translation>プレビュー</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Save figure</source>
        <translation>図を保存</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Save the figure as PNG, SVG or PDF</source>
        <translation>図をPNG、SVG、PDFで保存します</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Stopped. F5 in the window starts again.</source>
        <translation>中止しました。ウィンドウでF5を押すと再開します。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>The values of the first and the last colour</source>
        <translation>最初と最後の色が表す値</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>What differs from column to column</source>
        <translation>列ごとに変えるもの</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>What differs from row to row</source>
        <translation>行ごとに変えるもの</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>Whether the colours of all pictures stand for the same values</source>
        <translation>すべての画像で色が同じ値を表すかどうか</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>about {time}</source>
        <translation>約{time}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/figure.py"/>
        <source>none</source>
        <translation>なし</translation>
    </message>
</context>
<context>
    <name>FilmModel</name>
    <message>
        <location filename="../../gui/widgets/filmstrip/film_model.py"/>
        <source>True class: {name}</source>
        <translation>正解クラス：{name}</translation>
    </message>
</context>
<context>
    <name>FilmStrip</name>
    <message>
        <location filename="../../gui/widgets/filmstrip/film_strip.py"/>
        <source>Left and right go to another image.</source>
        <translation>左右キーでほかの画像に移ります。</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/filmstrip/film_strip.py"/>
        <source>Open images</source>
        <translation>画像を開く</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/filmstrip/film_strip.py"/>
        <source>Remove from the strip</source>
        <translation>一覧から外す</translation>
    </message>
</context>
<context>
    <name>FilterDetail</name>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Activation of the same channel</source>
        <translation>同じチャネルの活性化</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Close this image (Esc)</source>
        <translation>この画像を閉じます（Esc）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Filter image</source>
        <translation>フィルタ画像</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Grow this image anew with {count} steps</source>
        <extracomment>For one: Grow this image anew with {count} step</extracomment>
        <translation>
            <numerusform>この画像を{count}ステップで生成し直します</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Grow this image anew with {size} pixels a side</source>
        <translation>この画像を1辺{size}ピクセルで生成し直します</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>It could not be excited: the gradient was zero at every start.</source>
        <translation>活性化させられませんでした。どの初期値でも勾配が0でした。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Larger</source>
        <translation>大きく</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Longer</source>
        <translation>長く</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Not grown</source>
        <translation>未生成</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Not started yet</source>
        <translation>開始前</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>One filter image</source>
        <translation>1枚のフィルタ画像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Open an image to see the channel's activation here.</source>
        <translation>画像を開くと、ここにこのチャネルの活性化が表示されます。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Save this image (.png), and how it was made (.json)</source>
        <translation>この画像（.png）と生成条件（.json）を保存します</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>Stopped. F5 asks again.</source>
        <translation>中止しました。F5で再実行します。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>The activation is on its way.</source>
        <translation>活性化を取得しています。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>The largest size is {size} pixels a side</source>
        <translation>最大のサイズは1辺{size}ピクセルです</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>The same channel's activation for the image on the canvas</source>
        <translation>表示中の画像に対する同じチャネルの活性化</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>This model gives images of one size only</source>
        <translation>このモデルで生成できるサイズは1つだけです</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_detail.py"/>
        <source>stopped</source>
        <translation>中止</translation>
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
        <translation>別のシード</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>As the model's input</source>
        <translation>モデルの入力と同じ</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Column by column</source>
        <translation>列ごと</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>From noise</source>
        <translation>ノイズから</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>From the image</source>
        <translation>画像から</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Grid</source>
        <translation>並べ方</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Grow the images again from different noise</source>
        <translation>別のノイズから画像を生成し直します</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Grown in frequencies and decorrelated colours, shaken a little at every step: clear pictures of what a channel looks for</source>
        <translation>周波数と無相関化した色で、ステップごとに少し揺らしながら生成します。チャネルが何に反応するかが鮮明に現れます</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>How filter images are grown</source>
        <translation>フィルタ画像の生成方法</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>How the images are changed before the network sees them</source>
        <translation>画像をネットワークに入力する前の処理</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Plain gradient ascent from grey noise, pixel by pixel, as textbooks do it: noisier, with nothing added</source>
        <translation>教科書どおり、灰色のノイズからピクセルごとに勾配上昇を行います。ノイズは増えますが、何も加えません</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Preprocessing</source>
        <translation>前処理</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Row by row</source>
        <translation>行ごと</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Side of the images in pixels; a model of fixed input size may have its own</source>
        <translation>画像の1辺のピクセル数。入力サイズが固定のモデルでは、そのサイズになることがあります</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Start</source>
        <translation>開始点</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Steps</source>
        <translation>ステップ数</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Steps of each image; more is slower</source>
        <translation>画像1枚あたりのステップ数。多いほど時間がかかります</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Style</source>
        <translation>スタイル</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>The image on the canvas is changed until it excites more (DeepDream)</source>
        <translation>表示中の画像を、より強く活性化するように変えていきます（DeepDream）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>The images show only what the network adds</source>
        <translation>ネットワークが加えるものだけが現れます</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>The same seed gives the same images on this machine</source>
        <translation>このコンピュータでは、シードが同じなら同じ画像になります</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>The style in which images are grown</source>
        <translation>画像を生成するスタイル</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>What the images are grown from</source>
        <translation>画像の生成を何から始めるか</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filter_settings.py"/>
        <source>Which way the channels run on the grid</source>
        <translation>チャネルを並べる方向</translation>
    </message>
</context>
<context>
    <name>FiltersPanel</name>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source> in a row</source>
        <translation>列</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>All images of this layer…</source>
        <translation>この層のすべての画像…</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Channels</source>
        <translation>チャネル</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Chosen together</source>
        <translation>選択をまとめる</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Classes</source>
        <translation>クラス</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Copy all images as code</source>
        <translation>すべての画像のコードをコピー</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Filter images</source>
        <translation>フィルタ画像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Grow the rest</source>
        <translation>残りを生成します</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Images in a row</source>
        <translation>1行の画像数</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Images in a row; they fill the panel's width</source>
        <translation>1行の画像数。パネルの幅に合わせて並べます</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Keep the images as they are (Esc)</source>
        <translation>画像を現在の状態で止めます（Esc）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Middle neurons</source>
        <translation>中央のニューロン</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Objective</source>
        <translation>目的</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Parameters</source>
        <translation>パラメータ</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Save filter images</source>
        <translation>フィルタ画像を保存</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Save images (.png), and how they were made (.json)</source>
        <translation>画像（.png）と生成条件（.json）を保存します</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Stop</source>
        <translation>中止</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>Style, start, steps, size and seed</source>
        <translation>スタイル、開始点、ステップ数、サイズ、シード</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>The cell in the middle of each channel: what one neuron sees</source>
        <translation>各チャネルの中央のセル。1つのニューロンが何を見ているかを示します</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>The enlarged image…</source>
        <translation>拡大中の画像…</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>The mean of each channel of the layer, an image each</source>
        <translation>層の各チャネルの平均。1チャネルにつき1枚</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>The score of each class of the model, before softmax</source>
        <translation>モデルの各クラスの、softmax前のスコア</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>The sum of the channels chosen with Ctrl+click, one image</source>
        <translation>Ctrl+クリックで選んだチャネルの和。1枚にまとめます</translation>
    </message>
    <message>
        <location filename="../../gui/panels/filters.py"/>
        <source>What the images maximise</source>
        <translation>画像が最大化するもの</translation>
    </message>
</context>
<context>
    <name>HeatmapQuestions</name>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Open the model and the image of the notebook first, then its heatmap.</source>
        <translation>先にノートブックのモデルと画像を開いてから、ヒートマップを開いてください。</translation>
    </message>
</context>
<context>
    <name>ImageCanvas</name>
    <message>
        <location filename="../../gui/widgets/canvas/image_canvas.py"/>
        <source>Image</source>
        <translation>画像</translation>
    </message>
</context>
<context>
    <name>InputPanel</name>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Automatic: proportions kept</source>
        <translation>自動：縦横比を保持</translation>
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
        <translation>比較または詳細指定…</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Fit</source>
        <translation>縦横比</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>How pixel values are changed before the network sees them</source>
        <translation>ピクセル値をネットワークに入力する前の処理</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>How the image is resized to the model's input</source>
        <translation>画像をモデルの入力サイズにリサイズする方法</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>How the image's proportions become those of the input</source>
        <translation>画像の縦横比を入力の縦横比に合わせる方法</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Input size</source>
        <translation>入力サイズ</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Input: any size, {colours}</source>
        <translation>入力：任意のサイズ、{colours}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Input: {width} × {height} pixels, {colours}</source>
        <translation>入力：{width} × {height}ピクセル、{colours}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>No model is open.</source>
        <translation>モデルが開かれていません。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Preprocessing</source>
        <translation>前処理</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>RGB</source>
        <translation>RGB</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Resizing</source>
        <translation>リサイズ</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>The model is only inspected: nothing is fed to it.</source>
        <translation>構造の表示のみのモデルのため、入力は行われません。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>The size at which a model that takes any is fed; slower when it is large</source>
        <translation>任意のサイズを扱うモデルへの入力サイズ。大きいほど時間がかかります</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>This is a guess. If the predictions look wrong, try another.</source>
        <translation>これは推測です。予測がおかしい場合は別のものを試してください。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>grey</source>
        <translation>グレー</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/input.py"/>
        <source>{count} channels</source>
        <extracomment>For one: {count} channel</extracomment>
        <translation>
            <numerusform>{count}チャネル</numerusform>
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
        <translation>すべてのキーとその動作</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>Ctrl+wheel</source>
        <translation>Ctrl+ホイール</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>Hold Space</source>
        <translation>Spaceを押し続ける</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>Keys</source>
        <translation>キー操作</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>Left, Right</source>
        <translation>左、右</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>Show the image alone</source>
        <translation>画像のみを表示</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>Stronger or weaker heatmap</source>
        <translation>ヒートマップを強く/弱く</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>Up, Down</source>
        <translation>上、下</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>Walk the film strip</source>
        <translation>画像一覧を移動</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>Walk the layers</source>
        <translation>層を移動</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>Wheel</source>
        <translation>ホイール</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys.py"/>
        <source>Zoom to the pointer</source>
        <translation>ポインタの位置を中心に拡大・縮小</translation>
    </message>
</context>
<context>
    <name>LabelsDialog</name>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>A double click or F2 edits a name</source>
        <translation>ダブルクリックかF2で名前を編集します</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>As found</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>Changed names are kept for this model file.</source>
        <translation>変更した名前は、このモデルファイル用に保存されます。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>Class names</source>
        <translation>クラス名</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>Find a class</source>
        <translation>クラスを検索</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>Forget the names kept for this model, and take those beside it</source>
        <translation>このモデル用に保存した名前を破棄し、付属の名前に戻します</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>From a file…</source>
        <translation>ファイルから…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>Names, one per line ({patterns})</source>
        <translation>1行に1つの名前 ({patterns})</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>No class has this in its name.</source>
        <translation>この文字列を名前に含むクラスはありません。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>Output</source>
        <translation>出力</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>Take the names from a text, JSON or CSV file</source>
        <translation>テキスト、JSON、CSVファイルから名前を取り込みます</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>The output whose classes are named</source>
        <translation>クラス名を付ける出力</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>Type a part of a name or its number</source>
        <translation>名前の一部か番号を入力してください</translation>
    </message>
</context>
<context>
    <name>LabelsModel</name>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/labels.py"/>
        <source>Number</source>
        <translation>番号</translation>
    </message>
</context>
<context>
    <name>LanguageMenu</name>
    <message>
        <location filename="../../gui/actions/language_menu.py"/>
        <source>Language</source>
        <translation>言語 (Language)</translation>
    </message>
    <message>
        <location filename="../../gui/actions/language_menu.py"/>
        <source>Language: as the system</source>
        <translation>言語：システムに合わせる</translation>
    </message>
    <message>
        <location filename="../../gui/actions/language_menu.py"/>
        <source>Language: {name}</source>
        <translation>言語 (language): {name}</translation>
    </message>
    <message>
        <location filename="../../gui/actions/language_menu.py"/>
        <source>The first language of the system that Camscope has, else English</source>
        <translation>システムの言語のうちCamscopeが対応する最初のもの。なければ英語</translation>
    </message>
</context>
<context>
    <name>LastSession</name>
    <message>
        <location filename="../../gui/core/last_session.py"/>
        <source>Camscope ended while it opened the last session, and starts without it this time.</source>
        <translation>前回のセッションを開いている途中でCamscopeが終了したため、今回は開かずに起動しました。</translation>
    </message>
    <message>
        <location filename="../../gui/core/last_session.py"/>
        <source>Open it</source>
        <translation>開く</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/core/last_session.py"/>
        <source>{count} files of the last session are not there any more: {names}.</source>
        <extracomment>For one: {count} file of the last session is not there any more: {names}.</extracomment>
        <translation>
            <numerusform>前回のセッションのファイルのうち{count}個が見つかりません：{names}。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LayerMenu</name>
    <message>
        <location filename="../../gui/panels/layer_menu.py"/>
        <source>Activations</source>
        <translation>活性化</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_menu.py"/>
        <source>Combine with the layer shown</source>
        <translation>表示中の層と合成</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_menu.py"/>
        <source>Copy path</source>
        <translation>パスをコピー</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_menu.py"/>
        <source>Explain this layer</source>
        <translation>この層を説明</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_menu.py"/>
        <source>Filter images</source>
        <translation>フィルタ画像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_menu.py"/>
        <source>Properties</source>
        <translation>構成</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_menu.py"/>
        <source>Show one map of this layer and the one that is shown</source>
        <translation>この層と表示中の層を1つのマップに合成します</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_menu.py"/>
        <source>Take out of the combination</source>
        <translation>合成から外す</translation>
    </message>
</context>
<context>
    <name>LayerModel</name>
    <message>
        <location filename="../../gui/panels/layer_model.py"/>
        <source>Combined with the selected layer (Ctrl+click takes it out).</source>
        <translation>選択中の層と合成されています（Ctrl+クリックで外します）。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_model.py"/>
        <source>Computed by code of the model's author, not by Keras.</source>
        <translation>Kerasではなく、モデル作成者のコードで計算されます。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_model.py"/>
        <source>Input from: {layers}</source>
        <translation>入力元：{layers}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_model.py"/>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_model.py"/>
        <source>Output</source>
        <translation>出力</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_model.py"/>
        <source>Params</source>
        <translation>パラメータ数</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_model.py"/>
        <source>Type</source>
        <translation>種類</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_model.py"/>
        <source>frozen</source>
        <translation>固定</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_model.py"/>
        <source>trainable</source>
        <translation>学習可能</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/layer_model.py"/>
        <source>{count} params</source>
        <extracomment>For one: {count} param</extracomment>
        <translation>
            <numerusform>パラメータ数 {count}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LayerTreePanel</name>
    <message>
        <location filename="../../gui/panels/layer_tree.py"/>
        <source>Filter layers</source>
        <translation>層を絞り込む</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_tree.py"/>
        <source>Layers</source>
        <translation>層</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_tree.py"/>
        <source>No layers found for {words}.</source>
        <translation>{words}に一致する層はありません。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/layer_tree.py"/>
        <source>Show only layers that fit: part of a name or type, 14x14, params&gt;1000. Down and Enter go to what is found, Esc shows all.</source>
        <translation>一致する層だけを表示します：名前や種類の一部、14x14、params&gt;1000など。下矢印とEnterで移動し、Escですべて表示します。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/layer_tree.py"/>
        <source>{count} layers, {maps} with a heatmap.</source>
        <extracomment>For one: {count} layer, {maps} with a heatmap.</extracomment>
        <translation>
            <numerusform>{count}層、うち{maps}層にヒートマップ。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/layer_tree.py"/>
        <source>{count} params.</source>
        <extracomment>For one: {count} param.</extracomment>
        <translation>
            <numerusform>パラメータ数 {count}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/layer_tree.py"/>
        <source>{found} of {count} layers found.</source>
        <extracomment>For one: {found} of {count} layer found.</extracomment>
        <translation>
            <numerusform>{count}層のうち{found}層が一致。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryDialog</name>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Download</source>
        <translation>ダウンロード</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Downloading {file}…</source>
        <translation>{file}をダウンロード中…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Enter or a double click opens the model</source>
        <translation>Enterかダブルクリックでモデルを開きます</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Find a model</source>
        <translation>モデルを検索</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Get the weights from where Keras has them; nothing else is sent</source>
        <translation>Kerasの公開元から重みを取得します。ほかには何も送信しません</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Import weights</source>
        <translation>重みをインポート</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Import weights…</source>
        <translation>重みをインポート…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Importing the weights…</source>
        <translation>重みをインポート中…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Model library</source>
        <translation>モデルライブラリ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Models</source>
        <translation>モデル</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Networks of Keras Applications, trained on the 1,000 classes of ImageNet. Accuracy as Keras publishes it, a dash where it does not. Size: four bytes a parameter.</source>
        <translation>Keras Applicationsのネットワークで、ImageNetの1,000クラスで学習されています。精度はKerasの公表値で、公表されていないものは「–」です。サイズは1パラメータ4バイトで計算しています。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>No model has this in its name.</source>
        <translation>この文字列を名前に含むモデルはありません。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Open the model untrained: its structure is right, its heatmaps mean nothing</source>
        <translation>モデルを未学習のまま開きます。構造は正しいですが、ヒートマップに意味はありません</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Open the model with its weights</source>
        <translation>モデルを重み付きで開きます</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Open with random weights</source>
        <translation>ランダムな重みで開く</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Progress of the download</source>
        <translation>ダウンロードの進行状況</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Remove weights that were downloaded or imported; Keras' own files stay</source>
        <translation>ダウンロードまたはインポートした重みを削除します。Keras自身のファイルは残ります</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Remove…</source>
        <translation>削除…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Removing the weights…</source>
        <translation>重みを削除中…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Stop</source>
        <translation>中止</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Stop the download; it can go on later</source>
        <translation>ダウンロードを中止します。後で再開できます</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Stopped.</source>
        <translation>中止しました。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Take a .h5 file of weights that you have, known by checksum or by tensors</source>
        <translation>手元の重みの.h5ファイルを取り込みます。チェックサムかテンソルで識別します</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>The weights of {model} are not on this computer. Import the file {file}, or download it from {host} ({size}).</source>
        <translation>{model}の重みはこのコンピュータにありません。ファイル{file}をインポートするか、{host}からダウンロードしてください（{size}）。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>The weights of {model} are removed.</source>
        <translation>{model}の重みを削除しました。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>The weights of {model} are {place}.</source>
        <translation>{model}の重みの場所：{place}。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Type a part of a model's name or family</source>
        <translation>モデルの名前か系列の一部を入力してください</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Weights ({patterns})</source>
        <translation>重み ({patterns})</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Weights of {model} that you imported. They are none of the files that Keras publishes: their accuracy is not known.</source>
        <translation>インポートされた{model}の重みです。Kerasが公開しているファイルではないため、精度は不明です。</translation>
    </message>
</context>
<context>
    <name>MatchDialog</name>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Answer, line {number}</source>
        <translation>回答、{number}行目</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Choose target, score, input, method, layer and display as in the notebook</source>
        <translation>ターゲット、スコア、入力、手法、層、表示をノートブックと同じにします</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>How this heatmap was made</source>
        <translation>このヒートマップの作り方</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>It can be selected and copied</source>
        <translation>選択してコピーできます</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Show it so</source>
        <translation>この設定で表示</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/match.py"/>
        <source>Why does my notebook differ?</source>
        <translation>ノートブックと結果が違う理由</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <location filename="../../gui/widgets/messages/message_bar.py"/>
        <source>Messages</source>
        <translation>メッセージ</translation>
    </message>
</context>
<context>
    <name>MessageRow</name>
    <message>
        <location filename="../../gui/widgets/messages/message_row.py"/>
        <source>Copy details</source>
        <translation>詳細をコピー</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/message_row.py"/>
        <source>Copy the sentence and the details</source>
        <translation>メッセージと詳細をコピーします</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/message_row.py"/>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/message_row.py"/>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/message_row.py"/>
        <source>Dismiss (Esc)</source>
        <translation>閉じます（Esc）</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/message_row.py"/>
        <source>Error</source>
        <translation>エラー</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/message_row.py"/>
        <source>Information</source>
        <translation>情報</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/widgets/messages/message_row.py"/>
        <source>Occurred {count} times</source>
        <extracomment>For one: Occurred {count} time</extracomment>
        <translation>
            <numerusform>{count}回発生</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/message_row.py"/>
        <source>Show the technical details</source>
        <translation>技術的な詳細を表示します</translation>
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
            <numerusform>{count}回</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MethodPanel</name>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>Class evidence</source>
        <translation>クラスの根拠</translation>
    </message>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>Class-free</source>
        <translation>クラス非依存</translation>
    </message>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>Class-free: it does not depend on the target.</source>
        <translation>クラス非依存：ターゲットには左右されません。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>Gradients</source>
        <translation>勾配</translation>
    </message>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>How the heatmap is computed</source>
        <translation>ヒートマップの計算方法</translation>
    </message>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>It cannot be used here.</source>
        <translation>ここでは使えません。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>It takes {cost}.</source>
        <translation>所要量は{cost}です。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>Method</source>
        <translation>手法</translation>
    </message>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>Parameters</source>
        <translation>パラメータ</translation>
    </message>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>Parameters (changed)</source>
        <translation>パラメータ（変更あり）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>Perturbation</source>
        <translation>摂動</translation>
    </message>
    <message>
        <location filename="../../gui/panels/method.py"/>
        <source>Show or hide the parameters of this method</source>
        <translation>この手法のパラメータを表示または隠します</translation>
    </message>
</context>
<context>
    <name>MethodsPanel</name>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>CAM beside Grad-CAM</source>
        <translation>CAMとGrad-CAMを比較</translation>
    </message>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>Each map is scaled to its own maximum, here {peak} (raw).</source>
        <translation>各マップはそれぞれの最大値で正規化しています。このマップでは{peak}（元の値）。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>Left and right go to another method, Enter chooses it.</source>
        <translation>左右キーでほかの手法に移り、Enterで選びます。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>Methods are compared once the heatmap is done.</source>
        <translation>ヒートマップの計算が終わると、手法を比較します。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>Methods compared</source>
        <translation>手法の比較</translation>
    </message>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>Open a model and an image to compare methods here.</source>
        <translation>モデルと画像を開くと、ここで手法を比較できます。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>Show these two alone, with the difference measured: on a network that ends in global average pooling and one dense layer they are the same map, but that Grad-CAM drops what is negative</source>
        <translation>この2つだけを表示し、差を測定します。末尾がグローバル平均プーリングと1つの全結合層のネットワークでは、Grad-CAMが負の値を捨てる点を除き、両者は同じマップになります</translation>
    </message>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>Stopped. F5 asks again.</source>
        <translation>中止しました。F5で再実行します。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>The network has not answered for this image. F5 asks again.</source>
        <translation>この画像に対するネットワークの応答がありません。F5で再実行します。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>There is no positive evidence for the target at this layer.</source>
        <translation>この層には、ターゲットの正の根拠がありません。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>class-free</source>
        <translation>クラス非依存</translation>
    </message>
    <message>
        <location filename="../../gui/panels/methods.py"/>
        <source>no positive evidence</source>
        <translation>正の根拠なし</translation>
    </message>
</context>
<context>
    <name>NeuronForm</name>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Channel</source>
        <translation>チャネル</translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Column of the neuron, from the left, from 0</source>
        <translation>ニューロンの列（左から、0始まり）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Explain one neuron instead of the whole channel's mean</source>
        <translation>チャネル全体の平均ではなく、1つのニューロンを説明します</translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Explain this neuron</source>
        <translation>このニューロンを説明</translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Layer {path}</source>
        <translation>層 {path}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Neuron</source>
        <translation>ニューロン</translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>One place</source>
        <translation>1か所</translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Row of the neuron, from the top, from 0</source>
        <translation>ニューロンの行（上から、0始まり）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Select a layer first.</source>
        <translation>先に層を選んでください。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Show which parts of the image excite it</source>
        <translation>画像のどの部分で活性化するかを表示します</translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>Which channel of the layer, from 0</source>
        <translation>層のチャネルの番号（0始まり）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>col. </source>
        <translation>列 </translation>
    </message>
    <message>
        <location filename="../../gui/panels/neuron.py"/>
        <source>row </source>
        <translation>行 </translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <location filename="../../gui/notices.py"/>
        <source>Something unexpected happened. Camscope is still running.</source>
        <translation>予期しない問題が起こりました。Camscopeは動作しています。</translation>
    </message>
</context>
<context>
    <name>OtherInputsForm</name>
    <message>
        <location filename="../../gui/panels/other_inputs.py"/>
        <source>A number, several with commas, or the path of a .npy file; empty is zeros</source>
        <translation>数値、コンマ区切りの複数の数値、または.npyファイルのパス。空欄は0になります</translation>
    </message>
    <message>
        <location filename="../../gui/panels/other_inputs.py"/>
        <source>Image goes to {name}</source>
        <translation>画像の入力先：{name}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/other_inputs.py"/>
        <source>Image input</source>
        <translation>画像の入力</translation>
    </message>
    <message>
        <location filename="../../gui/panels/other_inputs.py"/>
        <source>Input {name}</source>
        <translation>入力 {name}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/other_inputs.py"/>
        <source>Which of the model's inputs takes the image</source>
        <translation>モデルの入力のうち、画像を渡すもの</translation>
    </message>
</context>
<context>
    <name>ParameterForm</name>
    <message>
        <location filename="../../gui/widgets/methods/parameter_form.py"/>
        <source>Give all parameters their default values</source>
        <translation>すべてのパラメータを既定値に戻します</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/methods/parameter_form.py"/>
        <source>Reset</source>
        <translation>リセット</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/methods/parameter_form.py"/>
        <source>Reset the parameters</source>
        <translation>パラメータをリセット</translation>
    </message>
</context>
<context>
    <name>PendingWork</name>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Comparing heatmaps</source>
        <translation>ヒートマップを比較中</translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Comparing methods</source>
        <translation>手法を比較中</translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Computing heatmaps</source>
        <translation>ヒートマップを計算中</translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Drawing the view</source>
        <translation>ビューを描画中</translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Growing a larger filter image</source>
        <translation>拡大したフィルタ画像を生成中</translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Growing an atlas</source>
        <translation>アトラスを生成中</translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Growing filter images</source>
        <translation>フィルタ画像を生成中</translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Making a figure</source>
        <translation>図を作成中</translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Opening the image</source>
        <translation>画像を開いています</translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Opening the model</source>
        <translation>モデルを開いています</translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Ranking images</source>
        <translation>画像を順位付け中</translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Running the network</source>
        <translation>ネットワークを実行中</translation>
    </message>
    <message>
        <location filename="../../gui/core/pending.py"/>
        <source>Writing a script</source>
        <translation>スクリプトを作成中</translation>
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
        <translation>標準偏差(&amp;D)：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>&amp;Keep beside the model</source>
        <translation>モデルの隣に保存(&amp;K)</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>&amp;Mean:</source>
        <translation>平均(&amp;M)：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>&amp;Range:</source>
        <translation>範囲(&amp;R)：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>&amp;to</source>
        <translation>〜(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Black becomes</source>
        <translation>黒の値</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Deviation</source>
        <translation>標準偏差</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Divided by: one number, or one for each channel</source>
        <translation>除算する値：1つ、またはチャネルごとに1つ</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Fed the suggested way, predictions for {count} images differ clearly, and are not blindly sure. This is a hint, no proof: what counts is which predictions are right.</source>
        <extracomment>For one: Fed the suggested way, predictions for {count} image differ clearly, and are not blindly sure. This is a hint, no proof: what counts is which predictions are right.</extracomment>
        <translation>
            <numerusform>提案された入力では、{count}枚の画像の予測がはっきり分かれ、過度の確信もありません。これは目安であり、証明ではありません。大切なのは、どの予測が正しいかです。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Feed blue first, as OpenCV reads images</source>
        <translation>OpenCVの画像の読み込みのように、青を先頭にして入力します</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Most probable</source>
        <translation>1位</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>No model is open.</source>
        <translation>モデルが開かれていません。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>No way tells images apart much better than the others.</source>
        <translation>ほかより明らかに画像を区別できる入力方法はありません。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Number that a black pixel is fed as</source>
        <translation>黒のピクセルに対して入力する数値</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Number that a white pixel is fed as</source>
        <translation>白のピクセルに対して入力する数値</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Open an image: each way shows what it is taken for.</source>
        <translation>画像を開くと、それぞれの入力方法での予測が表示されます。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Preprocessing</source>
        <translation>前処理</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Second</source>
        <translation>2位</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Taken away: one number, or one for each channel, by commas</source>
        <translation>減算する値：1つ、またはコンマ区切りでチャネルごとに1つ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Tells images apart</source>
        <translation>画像の区別</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>The chosen row is what the model is fed</source>
        <translation>選んだ行がモデルへの入力になります</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>The model is fed</source>
        <translation>モデルへの入力</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>These numbers make no preprocessing: two different ends of the range, one number or three for mean and deviation, and no deviation of zero.</source>
        <translation>この数値は前処理として使えません。範囲の両端は異なる値、平均と標準偏差は1つか3つの数値とし、標準偏差は0以外にしてください。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Third</source>
        <translation>3位</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Ways of preprocessing</source>
        <translation>前処理の候補</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>What {model} takes {image} for, fed in each way:</source>
        <translation>入力方法ごとの、{image}に対する{model}の予測：</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>White becomes</source>
        <translation>白の値</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>Write preprocessing, fit, resizing and size into a file beside the model, for window and commands</source>
        <translation>前処理、縦横比の扱い、リサイズ、サイズをモデルの隣のファイルに書き込み、ウィンドウとコマンドで使います</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preprocessing.py"/>
        <source>{share}, suggested</source>
        <translation>{share}、提案</translation>
    </message>
</context>
<context>
    <name>PresetMenu</name>
    <message>
        <location filename="../../gui/actions/preset_menu.py"/>
        <source>Preset: {name}</source>
        <translation>プリセット：{name}</translation>
    </message>
    <message>
        <location filename="../../gui/actions/preset_menu.py"/>
        <source>Presets</source>
        <translation>プリセット</translation>
    </message>
</context>
<context>
    <name>PropertiesPanel</name>
    <message>
        <location filename="../../gui/panels/properties.py"/>
        <source>No layer is chosen.</source>
        <translation>層が選ばれていません。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/properties.py"/>
        <source>Stopped. F5 asks again.</source>
        <translation>中止しました。F5で再実行します。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/properties.py"/>
        <source>computing</source>
        <translation>計算中</translation>
    </message>
    <message>
        <location filename="../../gui/panels/properties.py"/>
        <source>weights</source>
        <translation>重み</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <location filename="../../gui/speech.py"/>
        <source>&amp;Look in:</source>
        <translation>場所(&amp;L)：</translation>
    </message>
    <message>
        <location filename="../../gui/speech.py"/>
        <source>Files of &amp;type:</source>
        <translation>ファイルの種類(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <location filename="../../gui/actions/recent_menu.py"/>
        <source>Clear this list</source>
        <translation>一覧を消去</translation>
    </message>
    <message>
        <location filename="../../gui/actions/recent_menu.py"/>
        <source>Forget these files; they stay where they are</source>
        <translation>一覧から消去します。ファイルは残ります</translation>
    </message>
    <message>
        <location filename="../../gui/actions/recent_menu.py"/>
        <source>Images</source>
        <translation>画像</translation>
    </message>
    <message>
        <location filename="../../gui/actions/recent_menu.py"/>
        <source>Models</source>
        <translation>モデル</translation>
    </message>
    <message>
        <location filename="../../gui/actions/recent_menu.py"/>
        <source>Nothing yet</source>
        <translation>まだありません</translation>
    </message>
    <message>
        <location filename="../../gui/actions/recent_menu.py"/>
        <source>Open recent</source>
        <translation>最近使ったもの</translation>
    </message>
    <message>
        <location filename="../../gui/actions/recent_menu.py"/>
        <source>{name} (not found)</source>
        <translation>{name}（見つかりません）</translation>
    </message>
</context>
<context>
    <name>Reloader</name>
    <message>
        <location filename="../../gui/core/reloading.py"/>
        <source>Reload</source>
        <translation>再読み込み</translation>
    </message>
    <message>
        <location filename="../../gui/core/reloading.py"/>
        <source>{name} cannot be opened yet. It is opened as soon as it is whole.</source>
        <translation>{name}はまだ開けません。書き込みが終わり次第開きます。</translation>
    </message>
    <message>
        <location filename="../../gui/core/reloading.py"/>
        <source>{name} has changed but cannot be opened; the one before stays open.</source>
        <translation>{name}は変更されましたが、開けません。以前のものを開いたままにします。</translation>
    </message>
    <message>
        <location filename="../../gui/core/reloading.py"/>
        <source>{name} has changed on the disk.</source>
        <translation>{name}がディスク上で変更されました。</translation>
    </message>
</context>
<context>
    <name>RemovalQuestion</name>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Remove the weights of {model} from this computer?</source>
        <translation>{model}の重みをこのコンピュータから削除しますか？</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Remove weights</source>
        <translation>重みを削除</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>The file that you imported stays where you had it; this copy goes.</source>
        <translation>インポート元のファイルは残り、この複製だけが削除されます。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>They can be downloaded or imported again.</source>
        <translation>もう一度ダウンロードまたはインポートできます。</translation>
    </message>
</context>
<context>
    <name>ReplaceQuestion</name>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>It records how the images beside it were made.</source>
        <translation>隣の画像がどのように作られたかを記録したファイルです。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export.py"/>
        <source>{name} is there already. Replace it?</source>
        <translation>{name}はすでにあります。置き換えますか？</translation>
    </message>
</context>
<context>
    <name>SavingQuestion</name>
    <message>
        <location filename="../../gui/closing.py"/>
        <source>Close without saving</source>
        <translation>保存せずに閉じる</translation>
    </message>
    <message>
        <location filename="../../gui/closing.py"/>
        <source>Keep the window open</source>
        <translation>ウィンドウを閉じない</translation>
    </message>
    <message>
        <location filename="../../gui/closing.py"/>
        <source>Saving</source>
        <translation>保存中</translation>
    </message>
    <message>
        <location filename="../../gui/closing.py"/>
        <source>The window closes when that is done.</source>
        <translation>保存が終わると、ウィンドウが閉じます。</translation>
    </message>
    <message>
        <location filename="../../gui/closing.py"/>
        <source>{names} is still being saved.</source>
        <translation>{names}を保存しています。</translation>
    </message>
</context>
<context>
    <name>ScoreBars</name>
    <message>
        <location filename="../../gui/widgets/controls/score_bars.py"/>
        <source>Most probable classes</source>
        <translation>確率の高いクラス</translation>
    </message>
</context>
<context>
    <name>ScoreForm</name>
    <message>
        <location filename="../../gui/panels/score.py"/>
        <source>Outputs</source>
        <translation>出力</translation>
    </message>
    <message>
        <location filename="../../gui/panels/score.py"/>
        <source>Score</source>
        <translation>スコア</translation>
    </message>
    <message>
        <location filename="../../gui/panels/score.py"/>
        <source>The number that is explained. The logit speaks of the class alone; a softmax mixes in the other classes, and where it saturates the gradients vanish.</source>
        <translation>説明する数値。ロジットはそのクラスだけを表します。softmaxには他のクラスの影響が混ざり、飽和すると勾配が消えます。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/score.py"/>
        <source>What nothing in the model tells. If its loss had a softmax or sigmoid (from_logits=True), its outputs are logits, and probabilities can be computed; a regression has values. Kept for this file.</source>
        <translation>モデルからはわからない出力の意味。損失にsoftmaxかsigmoidがあれば（from_logits=True）、出力はロジットで、確率を計算できます。回帰の出力は値です。このファイル用に保存されます。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/score.py"/>
        <source>as they are</source>
        <translation>そのまま</translation>
    </message>
    <message>
        <location filename="../../gui/panels/score.py"/>
        <source>logits of a softmax</source>
        <translation>softmaxのロジット</translation>
    </message>
    <message>
        <location filename="../../gui/panels/score.py"/>
        <source>logits of sigmoids</source>
        <translation>sigmoidのロジット</translation>
    </message>
    <message>
        <location filename="../../gui/panels/score.py"/>
        <source>softmax, assumed</source>
        <translation>softmax（仮定）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/score.py"/>
        <source>values</source>
        <translation>値</translation>
    </message>
</context>
<context>
    <name>ScoreRow</name>
    <message>
        <location filename="../../gui/widgets/controls/score_row.py"/>
        <source>&lt;{value} %</source>
        <translation>&lt;{value}%</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/score_row.py"/>
        <source>&gt;{value} %</source>
        <translation>&gt;{value}%</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/score_row.py"/>
        <source>Compared with. {key}</source>
        <translation>対比の相手。{key}</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/score_row.py"/>
        <source>Key {number}</source>
        <translation>キー{number}</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/score_row.py"/>
        <source>Value {value}, key {number}</source>
        <translation>値 {value}、キー{number}</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/score_row.py"/>
        <source>{value} %</source>
        <translation>{value}%</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/score_row.py"/>
        <source>{value} of the cells, mean logit {logit}, key {number}</source>
        <translation>セルの{value}、平均ロジット {logit}、キー{number}</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/score_row.py"/>
        <source>{value}, logit {logit}, key {number}</source>
        <translation>{value}、ロジット {logit}、キー{number}</translation>
    </message>
</context>
<context>
    <name>ScriptLines</name>
    <message>
        <location filename="../../gui/widgets/messages/script_lines.py"/>
        <source>Copied</source>
        <translation>コピー済み</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/script_lines.py"/>
        <source>Copy these lines</source>
        <translation>この行をコピー</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/script_lines.py"/>
        <source>Lines of Python</source>
        <translation>Pythonの行</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/script_lines.py"/>
        <source>Put the lines of Python on the clipboard</source>
        <translation>Pythonの行をクリップボードにコピーします</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/messages/script_lines.py"/>
        <source>Run them where your network's code is</source>
        <translation>ネットワークのコードがある場所で実行してください</translation>
    </message>
</context>
<context>
    <name>SplitMenu</name>
    <message>
        <location filename="../../gui/actions/split_menu.py"/>
        <source>Views</source>
        <translation>ビュー</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Answered in {time} ms</source>
        <translation>応答時間 {time} ms</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Answered in {time} s</source>
        <translation>応答時間 {time}秒</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Demo model</source>
        <translation>デモモデル</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Engine</source>
        <translation>エンジン</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Engine busy</source>
        <translation>エンジン：処理中</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Engine ready</source>
        <translation>エンジン：準備完了</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Engine restarting</source>
        <translation>エンジン：再起動中</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Engine starting</source>
        <translation>エンジン：起動中</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Engine stopped</source>
        <translation>エンジン：停止</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>How far the work is</source>
        <translation>処理の進み具合</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>No model</source>
        <translation>モデルなし</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Pixel, colour and raw map value there</source>
        <translation>その位置のピクセル、色、マップの元の値</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Stop what is being done (Esc)</source>
        <translation>実行中の処理を中止します（Esc）</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>The network computed this map in 32 bits.</source>
        <translation>このマップは32ビットで計算されました。</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>The network computed this map in bfloat16: faster on this device, the picture is the same. The menu Engine has float32.</source>
        <translation>このマップはbfloat16で計算されました。このデバイスではより高速で、画像は変わりません。「エンジン」メニューでfloat32を選べます。</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>The open model</source>
        <translation>開いているモデル</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Time from your last choice to its picture</source>
        <translation>最後の操作から画像が表示されるまでの時間</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Under the pointer</source>
        <translation>ポインタの位置</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>What the engine is doing</source>
        <translation>エンジンの状態</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>What the network runs on</source>
        <translation>ネットワークを実行するデバイス</translation>
    </message>
    <message>
        <location filename="../../gui/status_bar.py"/>
        <source>Work</source>
        <translation>処理</translation>
    </message>
</context>
<context>
    <name>TargetPanel</name>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Click a class to see the evidence for it (keys 1-5); Ctrl+click adds a class</source>
        <translation>クリックしたクラスの根拠を表示します（キー1〜5）。Ctrl+クリックでクラスを追加します</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Compare the class with another one</source>
        <translation>ほかのクラスと対比します</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Compare with</source>
        <translation>対比</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Explain a channel or neuron inside the network</source>
        <translation>ネットワーク内部のチャネルやニューロンを説明します</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Explain the top class of every image again (key 0)</source>
        <translation>再び画像ごとに最上位クラスを説明します（キー0）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Find any channel</source>
        <translation>チャネルを検索</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Find any class</source>
        <translation>クラスを検索</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Find any number</source>
        <translation>数値を検索</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Follow the top class</source>
        <translation>最上位クラスに追従</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Neuron</source>
        <translation>ニューロン</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>No image is open.</source>
        <translation>画像が開かれていません。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>No model is open.</source>
        <translation>モデルが開かれていません。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Numbers of the output</source>
        <translation>出力の数値</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Output</source>
        <translation>出力</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Show the evidence for one class that is not evidence for the other</source>
        <translation>一方のクラスの根拠であり、他方の根拠ではないものを表示します</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Strongest channels</source>
        <translation>最も強いチャネル</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Target</source>
        <translation>ターゲット</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Top classes</source>
        <translation>上位クラス</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Type a part of a class's name and choose it from the list</source>
        <translation>クラス名の一部を入力し、一覧から選んでください</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>Which of the model's outputs is explained.</source>
        <translation>モデルの出力のうち、説明するもの。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>compare with which channel?</source>
        <translation>対比するチャネル</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>compare with which class?</source>
        <translation>対比するクラス</translation>
    </message>
    <message>
        <location filename="../../gui/panels/target.py"/>
        <source>compare with which number?</source>
        <translation>対比する数値</translation>
    </message>
</context>
<context>
    <name>ThemeMenu</name>
    <message>
        <location filename="../../gui/actions/theme_menu.py"/>
        <source>Black and white alone: dark or light as the desktop is</source>
        <translation>白と黒だけで表示し、明暗はデスクトップに合わせます</translation>
    </message>
    <message>
        <location filename="../../gui/actions/theme_menu.py"/>
        <source>Dark text on a light ground</source>
        <translation>明るい背景に暗い文字</translation>
    </message>
    <message>
        <location filename="../../gui/actions/theme_menu.py"/>
        <source>Light or dark as the desktop is, also when it changes</source>
        <translation>デスクトップの明暗に合わせます。切り替わったときも追従します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/theme_menu.py"/>
        <source>Light text on a dark ground</source>
        <translation>暗い背景に明るい文字</translation>
    </message>
    <message>
        <location filename="../../gui/actions/theme_menu.py"/>
        <source>Theme</source>
        <translation>テーマ</translation>
    </message>
    <message>
        <location filename="../../gui/actions/theme_menu.py"/>
        <source>Theme: as the system</source>
        <translation>テーマ：システムに合わせる</translation>
    </message>
    <message>
        <location filename="../../gui/actions/theme_menu.py"/>
        <source>Theme: dark</source>
        <translation>テーマ：ダーク</translation>
    </message>
    <message>
        <location filename="../../gui/actions/theme_menu.py"/>
        <source>Theme: high contrast</source>
        <translation>テーマ：ハイコントラスト</translation>
    </message>
    <message>
        <location filename="../../gui/actions/theme_menu.py"/>
        <source>Theme: light</source>
        <translation>テーマ：ライト</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <location filename="../../gui/toolbar.py"/>
        <source>Toolbar</source>
        <translation>ツールバー</translation>
    </message>
</context>
<context>
    <name>TopImagesPanel</name>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>By maximum</source>
        <translation>最大値順</translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>By mean</source>
        <translation>平均順</translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>Channel</source>
        <translation>チャネル</translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>Keep the ranking as it is (Esc)</source>
        <translation>順位を現在の状態で止めます（Esc）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>None of the open images could be ranked.</source>
        <translation>開いている画像はどれも順位付けできませんでした。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>Open a model and images to see here which of them a channel answers to.</source>
        <translation>モデルと画像を開くと、チャネルが反応する画像がここに表示されます。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>Open images to see here which of them a channel answers to most.</source>
        <translation>画像を開くと、チャネルが最も強く反応するものがここに表示されます。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>Rank by</source>
        <translation>順位の基準</translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>Rank the other images</source>
        <translation>残りの画像を順位付けします</translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>Stop</source>
        <translation>中止</translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>Stopped.</source>
        <translation>中止しました。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>The channel that images are ranked for</source>
        <translation>画像を順位付けするチャネル</translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>The images are ranked for {layer}.</source>
        <translation>{layer}について画像を順位付けしています。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>Top images</source>
        <translation>上位画像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>What makes an image come first</source>
        <translation>画像の順位を決める値</translation>
    </message>
    <message>
        <location filename="../../gui/panels/top_images.py"/>
        <source>channel </source>
        <translation>チャネル </translation>
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
        <translation>Pythonファイルを選択…</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Code is in {count} layers: {names}.</source>
        <extracomment>For one: Code is in {count} layer: {names}.</extracomment>
        <translation>
            <numerusform>{count}個の層にコードがあります：{names}。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>If you open it, its code runs on this computer with your rights: it can read, change, delete and send your files. No check of Camscope can tell whether it does. Trust it only if you know who made it, and that it came to you unchanged.</source>
        <translation>開くと、このモデルのコードがこのコンピュータで、お使いのアカウントの権限で実行されます。ファイルの読み取り、変更、削除、送信が可能です。そうするかどうかをCamscopeが検査で見分けることはできません。作成者がわかっていて、変更されずに届いたことが確かな場合にだけ信頼してください。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/trust.py"/>
        <source>It needs {count} classes or functions that are not part of Keras, from a Python file that is run, too: {names}.</source>
        <extracomment>For one: It needs {count} class or function that is not part of Keras, from a Python file that is run, too: {names}.</extracomment>
        <translation>
            <numerusform>Kerasに含まれない{count}個のクラスまたは関数が必要で、それを定義したPythonファイルも実行されます：{names}。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Leave the model as it is: nothing of it runs</source>
        <translation>モデルを今のままにします。何も実行されません</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Let the code in this file run, now and later</source>
        <translation>このファイルのコードの実行を、今後も含めて許可します</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>No Python file is chosen.</source>
        <translation>Pythonファイルが選ばれていません。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Python file with the model's classes</source>
        <translation>モデルのクラスを定義したPythonファイル</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Python files (*.py)</source>
        <translation>Pythonファイル (*.py)</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>The file with the classes that are not in Keras</source>
        <translation>Kerasにないクラスを定義したファイル</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>The trust is for exactly these bytes (SHA-256 {digits}…). It is remembered until you forget it under File, Trusted files.</source>
        <translation>信頼するのは、まさにこの内容のファイルです（SHA-256 {digits}…）。「ファイル」の「信頼済みファイル」で取り消すまで有効です。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Trust and open</source>
        <translation>信頼して開く</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Trust this file?</source>
        <translation>このファイルを信頼しますか？</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Warning, line {number}</source>
        <translation>警告、{number}行目</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>{file} (SHA-256 {digits}…)</source>
        <translation>{file}（SHA-256 {digits}…）</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>{name} is a program, not only data.</source>
        <translation>{name}はデータだけでなく、プログラムです。</translation>
    </message>
</context>
<context>
    <name>TrustQuestions</name>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>This model runs no code of its own: it needs no trust.</source>
        <translation>このモデルは独自のコードを実行しないため、信頼は不要です。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Trust this file…</source>
        <translation>このファイルを信頼…</translation>
    </message>
</context>
<context>
    <name>TrustedFilesDialog</name>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Forget</source>
        <translation>取り消す</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Models whose own code may run when they are opened</source>
        <translation>開くときに独自のコードの実行を許可したモデル</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>No file is trusted: no model runs code of its own.</source>
        <translation>信頼済みファイルはありません。独自のコードを実行するモデルはありません。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>The code in these models runs when they are opened.</source>
        <translation>これらのモデルを開くと、モデル内のコードが実行されます。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Trust the chosen files no more (Delete)</source>
        <translation>選んだファイルの信頼を取り消します（Delete）</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>Trusted files</source>
        <translation>信頼済みファイル</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>{model}, with {code}</source>
        <translation>{model}、{code}を使用</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/trust.py"/>
        <source>{name}, SHA-256 {digits}…</source>
        <translation>{name}、SHA-256 {digits}…</translation>
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
        <translation>値を上げるもの、下げるもの、保つもののどれを説明するか</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Least score</source>
        <translation>最低スコア</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Number of the row, from 0</source>
        <translation>行の番号（0始まり）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Reference</source>
        <translation>参照値</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Rows with a score above this</source>
        <translation>スコアがこれを超える行</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Score of</source>
        <translation>スコア</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>The number to come near to</source>
        <translation>近づける目標の数値</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Units</source>
        <translation>ユニット</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>What several chosen units become; Ctrl+click adds a unit</source>
        <translation>選んだ複数のユニットのまとめ方。Ctrl+クリックでユニットを追加します</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Which rows count: boxes, or places of the image</source>
        <translation>対象とする行：ボックス、または画像上の位置</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>Which score of a row counts: the largest, or a class's</source>
        <translation>対象とする行のスコア：最大のもの、または特定のクラスのもの</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>all rows</source>
        <translation>すべての行</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>any class</source>
        <translation>任意のクラス</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>downwards</source>
        <translation>減少</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>far from a number</source>
        <translation>値から遠ざける</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>highest score</source>
        <translation>最高スコア</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>mean of all</source>
        <translation>全体の平均</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>near a number</source>
        <translation>値に近づける</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>norm</source>
        <translation>ノルム</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>norm of all</source>
        <translation>全体のノルム</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>one row</source>
        <translation>1行</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>scores above</source>
        <translation>スコアが次を超える行</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>sum</source>
        <translation>和</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>sum of all</source>
        <translation>全体の和</translation>
    </message>
    <message>
        <location filename="../../gui/panels/value_form.py"/>
        <source>upwards</source>
        <translation>増加</translation>
    </message>
</context>
<context>
    <name>ValueSlider</name>
    <message>
        <location filename="../../gui/widgets/controls/value_slider.py"/>
        <source>Double-click to reset to {value}.</source>
        <translation>ダブルクリックで{value}に戻します。</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/value_slider.py"/>
        <source>Reset</source>
        <translation>リセット</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/value_slider.py"/>
        <source>{name}, exact value</source>
        <translation>{name}、数値</translation>
    </message>
</context>
<context>
    <name>ViewPane</name>
    <message>
        <location filename="../../gui/view_pane.py"/>
        <source>Difference of two views</source>
        <translation>2つのビューの差分</translation>
    </message>
    <message>
        <location filename="../../gui/view_pane.py"/>
        <source>Image</source>
        <translation>画像</translation>
    </message>
    <message>
        <location filename="../../gui/view_pane.py"/>
        <source>View {number} of {total}</source>
        <translation>ビュー{number} / {total}</translation>
    </message>
    <message>
        <location filename="../../gui/view_pane.py"/>
        <source>{view}, active</source>
        <translation>{view}、アクティブ</translation>
    </message>
</context>
<context>
    <name>ViewWords</name>
    <message>
        <location filename="../../gui/view_words.py"/>
        <source>Opening the image…</source>
        <translation>画像を開いています…</translation>
    </message>
</context>
<context>
    <name>WeightsDialog</name>
    <message>
        <location filename="../../gui/dialogs/weights.py"/>
        <source>Build the network and open it with these weights</source>
        <translation>ネットワークを構築し、この重みで開きます</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/weights.py"/>
        <source>Its tensors fit several networks. Which one is it?</source>
        <translation>テンソルが複数のネットワークと一致します。どのネットワークですか？</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/weights.py"/>
        <source>Its tensors fit {network}. Open it as that?</source>
        <translation>テンソルが{network}と一致します。このネットワークとして開きますか？</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/weights.py"/>
        <source>Leave open what is open</source>
        <translation>今開いているものをそのままにします</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/weights.py"/>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/weights.py"/>
        <source>Open the weights as this network</source>
        <translation>重みをこのネットワークとして開きます</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/weights.py"/>
        <source>Open these weights?</source>
        <translation>この重みを開きますか？</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/weights.py"/>
        <source>The answer is remembered for exactly these bytes (SHA-256 {digits}…).</source>
        <translation>回答は、まさにこの内容のファイルについて記憶されます（SHA-256 {digits}…）。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/weights.py"/>
        <source>{name} holds weights without a model.</source>
        <translation>{name}には重みだけがあり、モデルがありません。</translation>
    </message>
</context>
<context>
    <name>WeightsPage</name>
    <message>
        <location filename="../../gui/panels/weights.py"/>
        <source>Filters of the layer as pictures</source>
        <translation>層のフィルタを表す画像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/weights.py"/>
        <source>Histograms of the weights</source>
        <translation>重みのヒストグラム</translation>
    </message>
    <message>
        <location filename="../../gui/panels/weights.py"/>
        <source>How often each value occurs; heights are square roots of the counts</source>
        <translation>各値の出現頻度。高さは個数の平方根です</translation>
    </message>
    <message>
        <location filename="../../gui/panels/weights.py"/>
        <source>Only filters that look at the image itself are pictures.</source>
        <translation>画像で表せるのは、画像を直接見るフィルタだけです。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/weights.py"/>
        <source>Open a model and choose a layer to see its weights here.</source>
        <translation>モデルを開いて層を選ぶと、ここに重みが表示されます。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/weights.py"/>
        <source>Stopped. F5 asks again.</source>
        <translation>中止しました。F5で再実行します。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/weights.py"/>
        <source>The weights of {layer} are on their way.</source>
        <translation>{layer}の重みを取得しています。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/weights.py"/>
        <source>filter {index}</source>
        <translation>フィルタ {index}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/weights.py"/>
        <source>{count} filters, none of them 0 everywhere</source>
        <extracomment>For one: {count} filter, which is not 0 everywhere</extracomment>
        <translation>
            <numerusform>{count}個のフィルタに、全体が0のものはありません</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/weights.py"/>
        <source>{count} of {total} filters are 0 everywhere ({names})</source>
        <extracomment>For one: {count} of {total} filters is 0 everywhere ({names})</extracomment>
        <translation>
            <numerusform>{total}個のフィルタのうち{count}個は全体が0です（{names}）</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/panels/weights.py"/>
        <source>{layer} has no weights of its own.</source>
        <translation>{layer}は重みをもちません。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/weights.py"/>
        <source>{least} (black) to {most} (white)</source>
        <translation>{least}（黒）〜{most}（白）</translation>
    </message>
</context>
<context>
    <name>ZoomButton</name>
    <message>
        <location filename="../../gui/widgets/controls/zoom_button.py"/>
        <source>Device pixels to an image pixel; click for other sizes</source>
        <translation>画像の1ピクセルに対する画面のピクセルの割合。クリックで倍率を選びます</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/zoom_button.py"/>
        <source>Fit {percent} %</source>
        <translation>全体 {percent}%</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/zoom_button.py"/>
        <source>Zoom: {size}</source>
        <translation>倍率：{size}</translation>
    </message>
    <message>
        <location filename="../../gui/widgets/controls/zoom_button.py"/>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>100 %</source>
        <translation>100%</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>200 %</source>
        <translation>200%</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>About Camscope</source>
        <translation>Camscopeについて</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Add a view beside this one, with choices of its own</source>
        <translation>独立した設定のビューを、このビューの隣に追加します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Atlas of filter images…</source>
        <translation>フィルタ画像のアトラス…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Automatic layer</source>
        <translation>層を自動で選ぶ</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Class names…</source>
        <translation>クラス名…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Close Camscope</source>
        <translation>Camscopeを終了します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Close all views but the active one</source>
        <translation>選択中のビュー以外をすべて閉じます</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Close image</source>
        <translation>画像を閉じる</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Close the active view; the image stays open</source>
        <translation>選択中のビューを閉じます。画像は開いたままです</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Close view</source>
        <translation>ビューを閉じる</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Compose heatmaps in rows and columns, as PNG, SVG or PDF</source>
        <translation>ヒートマップを行と列に並べ、PNG、SVG、PDFで保存します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Copy a Python script that makes this picture</source>
        <translation>この画像を作るPythonスクリプトをコピーします</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Copy as code</source>
        <translation>コードをコピー</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Copy diagnostics…</source>
        <translation>診断情報をコピー…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Copy image and heatmap to the clipboard</source>
        <translation>画像とヒートマップをクリップボードにコピーします</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Copy view</source>
        <translation>ビューをコピー</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Difference of two views</source>
        <translation>2つのビューの差分</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>E&amp;xplain</source>
        <translation>説明(&amp;X)</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Edit the names of the model's classes, or take a file's</source>
        <translation>モデルのクラス名を編集するか、ファイルから取り込みます</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Enlarge the image</source>
        <translation>画像を拡大します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Explain class {rank} of the top five</source>
        <translation>上位5クラスの{rank}位を説明</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Explain the top class of every image</source>
        <translation>画像ごとに最上位クラスを説明します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Figure…</source>
        <translation>図…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Filter layers…</source>
        <translation>層を絞り込む…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Find an action, layer, class, setting or file by its name</source>
        <translation>操作、層、クラス、設定、ファイルを名前で検索します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Find any class by its name</source>
        <translation>任意のクラスを名前で検索します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Find anything…</source>
        <translation>検索…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Find class…</source>
        <translation>クラスを検索…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Find layers by name, type or shape</source>
        <translation>名前、種類、形状で層を絞り込みます</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Find out how a heatmap from elsewhere was made</source>
        <translation>ほかで作ったヒートマップの作り方を調べます</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Fit</source>
        <translation>全体表示</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Follow the top class</source>
        <translation>最上位クラスに追従</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Full screen</source>
        <translation>全画面表示</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Give the picture the room, or bring the same panels back</source>
        <translation>パネルを隠して画像を広く表示します。もう一度選ぶと元に戻ります</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Go back to the layer that Camscope chose</source>
        <translation>Camscopeが自動で選んだ層に戻ります</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Go to the next image of the film strip</source>
        <translation>画像一覧の次の画像に移ります</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Go to the next layer with a heatmap</source>
        <translation>ヒートマップのある次の層に移ります</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Go to the previous image in the film strip</source>
        <translation>画像一覧の前の画像に移ります</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Go to the previous layer with a heatmap</source>
        <translation>ヒートマップのある前の層に移ります</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Grow filter images</source>
        <translation>フィルタ画像を生成</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Hide the panels</source>
        <translation>パネルを隠す</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Image alone</source>
        <translation>画像のみ</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Keys</source>
        <translation>キー操作</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Let the code in the model file run that is only inspected</source>
        <translation>構造の表示のみのモデルファイルにあるコードの実行を許可します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Let the panels follow the next view</source>
        <translation>次のビューを選択し、パネルに反映します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Let the panels follow the previous view</source>
        <translation>前のビューを選択し、パネルに反映します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Let the window fill the screen, or not any more</source>
        <translation>全画面表示とウィンドウ表示を切り替えます</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>List all keys</source>
        <translation>すべてのキー操作を表示します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Lower the intensity by 0.05</source>
        <translation>強度を0.05下げます</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Make the choice again that was taken back</source>
        <translation>元に戻した操作をやり直します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Model library…</source>
        <translation>モデルライブラリ…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Next image</source>
        <translation>次の画像</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Next layer</source>
        <translation>次の層</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Next view</source>
        <translation>次のビュー</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>One view</source>
        <translation>ビューを1つに</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open a model: .keras, .h5, .pt2, or the .pb of a SavedModel</source>
        <translation>モデル（.keras、.h5、.pt2、SavedModelの.pb）を開きます</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open a network of Keras Applications, such as ResNet50</source>
        <translation>ResNet50など、Keras Applicationsのネットワークを開きます</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open a second model in a view beside the others</source>
        <translation>2つ目のモデルを、ほかのビューの隣に開きます</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open all images of a folder as a film strip, or a SavedModel</source>
        <translation>フォルダ内のすべての画像、またはSavedModelを開きます</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open compare model…</source>
        <translation>比較するモデルを開く…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open folder…</source>
        <translation>フォルダを開く…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open image…</source>
        <translation>画像を開く…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open model…</source>
        <translation>モデルを開く…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open one or more images</source>
        <translation>画像を開きます（複数可）</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open the demo model</source>
        <translation>デモモデルを開く</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open the image or the files on the clipboard</source>
        <translation>クリップボードの画像またはファイルを開きます</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open the last session</source>
        <translation>前回のセッションを開く</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open the small model that comes with Camscope</source>
        <translation>Camscopeに付属する小さなモデルを開きます</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Open what was open when Camscope was closed last</source>
        <translation>前回終了したときに開いていたものを開きます</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Paste</source>
        <translation>貼り付け</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Preprocessing…</source>
        <translation>前処理…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Previous image</source>
        <translation>前の画像</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Previous layer</source>
        <translation>前の層</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Previous view</source>
        <translation>前のビュー</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Put all panels back where they were at first</source>
        <translation>すべてのパネルを最初の配置に戻します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Raise the intensity by 0.05</source>
        <translation>強度を0.05上げます</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Redo</source>
        <translation>やり直し</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Reopen the last session at the start</source>
        <translation>起動時に前回のセッションを開く</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Reset layout</source>
        <translation>配置をリセット</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Samples</source>
        <translation>サンプル</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Save grids of the filter images of several layers</source>
        <translation>複数の層のフィルタ画像を格子状に並べて保存します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Save image and heatmap as PNG at the image's own size</source>
        <translation>画像とヒートマップを、画像の元のサイズのPNGで保存します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Save raw map…</source>
        <translation>マップの値を保存…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Save report…</source>
        <translation>レポートを保存…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Save the map's own values as .npy</source>
        <translation>マップの元の値を.npyで保存します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Save view…</source>
        <translation>ビューを保存…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Save what is on the screen with all its facts, as one HTML file</source>
        <translation>画面の内容とすべての情報を1つのHTMLファイルに保存します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>See versions, devices, the model's facts and the log, and copy them</source>
        <translation>バージョン、デバイス、モデルの情報、ログを確認してコピーします</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>See what the image is taken for, fed in each way, and choose one</source>
        <translation>前処理ごとの予測を見比べて選びます</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>See whose code may run, and forget it</source>
        <translation>コードの実行を許可したファイルを確認し、取り消します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Show one image pixel on one screen pixel</source>
        <translation>画像の1ピクセルを画面の1ピクセルに表示します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Show one image pixel on two by two screen pixels</source>
        <translation>画像の1ピクセルを画面の2 × 2ピクセルに表示します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Show the active view minus the one beside it, or not</source>
        <translation>選択中のビューから隣のビューを引いた差分の表示を切り替えます</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Show the evidence for this class</source>
        <translation>このクラスの根拠を表示します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Show the image without its heatmap, or with it again (hold Space)</source>
        <translation>ヒートマップなしの画像との表示を切り替えます（Spaceを押している間も可）</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Show the sample images that come with Camscope</source>
        <translation>Camscopeに付属するサンプル画像を表示します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Show the whole image</source>
        <translation>画像全体を表示します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Show version and licence</source>
        <translation>バージョンとライセンスを表示します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Show what the channels of this layer look for</source>
        <translation>この層のチャネルが何に反応するかを表示します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Shrink the image</source>
        <translation>画像を縮小します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Split</source>
        <translation>分割</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Start with the model, the images and the choices of the last time</source>
        <translation>前回のモデル、画像、設定を開いて起動します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Stop what is being done</source>
        <translation>実行中の処理を中止します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Stronger heatmap</source>
        <translation>ヒートマップを強く</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Take back the last choice, or bring back a closed image</source>
        <translation>直前の操作を元に戻します。閉じた画像も開き直せます</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Take this image off the film strip; the file stays</source>
        <translation>この画像を画像一覧から外します。ファイルは残ります</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Trust this model…</source>
        <translation>このモデルを信頼…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Trusted files…</source>
        <translation>信頼済みファイル…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Try again what could not be computed</source>
        <translation>計算できなかったものを再試行します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Weaker heatmap</source>
        <translation>ヒートマップを弱く</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Why does my notebook differ?…</source>
        <translation>ノートブックと結果が違う理由…</translation>
    </message>
    <message>
        <location filename="../../gui/actions/specs.py"/>
        <source>Zoom in</source>
        <translation>拡大</translation>
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
        <translation>CAMはグローバル平均プーリングの直前の層{layer}でのみ使えます。</translation>
    </message>
    <message>
        <location filename="../../gui/text/agreement.py"/>
        <source>Equal within {difference} once each is divided by its maximum: CAM is Grad-CAM times the {height} × {width} cells that are averaged (here {ratio}).</source>
        <translation>それぞれの最大値で割ると、{difference}以内で一致します。CAMはGrad-CAMに、平均するセル数{height} × {width}を掛けたものです（ここでは{ratio}倍）。</translation>
    </message>
    <message>
        <location filename="../../gui/text/agreement.py"/>
        <source>Neither CAM nor Grad-CAM has a positive value here.</source>
        <translation>ここではCAMにもGrad-CAMにも正の値がありません。</translation>
    </message>
</context>
<context>
    <name>clear</name>
    <message>
        <location filename="../../gui/widgets/controls/clear_button.py"/>
        <source>Clear</source>
        <translation>消去</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>%(value)s is not a size: write 224, or height x width as 240x320, each from %(least)s to %(most)s</source>
        <translation>%(value)sは大きさではありません。224、または240x320（高さx幅）のように、それぞれ%(least)sから%(most)sまでの数で書いてください</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>%(value)s is not a whole number from 1</source>
        <translation>%(value)sは1以上の整数ではありません</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>%(value)s is not auto, cpu or gpu:0 (gpu:1 and so on)</source>
        <translation>%(value)sはauto、cpu、gpu:0（gpu:1など）のいずれでもありません</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>.npy of numbers, or a picture, alone or over the image</source>
        <translation>数値の.npy、または画像（単独、または元画像への重ね合わせ）</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>7, or 3,5,9, or 0:64, in this order; default: all</source>
        <translation>7、3,5,9、0:64など、この順で。既定：すべて</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>7, or 3,5,9, or 0:64; default: the first 64</source>
        <translation>7、3,5,9、0:64など。既定：最初の64</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>See what a convolutional network looks at. Files alone open the window; without any it opens what was open last, and with --fresh nothing.</source>
        <translation>畳み込みネットワークが画像のどこを見ているかを調べます。ファイルだけを指定するとウィンドウが開きます。何も指定しないと前回開いていたものを開き、--freshを付けると何も開きません。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>a .h5 file of a known network's weights</source>
        <translation>既知のネットワークの重みの.h5ファイル</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>a class to subtract: rather than this</source>
        <translation>減算するクラス（対比の相手）</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>a class, value or channel; each is shown by itself</source>
        <translation>クラス、値、またはチャネル。それぞれ別に表示する</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>a class, value or channel; several are added up</source>
        <translation>クラス、値、またはチャネル。複数なら合計する</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>a parameter; `camscope methods` lists them all</source>
        <translation>パラメータ。`camscope methods`ですべて一覧できる</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>above the figure; default: none</source>
        <translation>図の上の題。既定：なし</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>also do what DIR has already</source>
        <translation>DIRにすでにあるものも作り直す</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>also tell each channel's Grad-CAM weight</source>
        <translation>各チャネルのGrad-CAMの重みも出力する</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>also write a Python script that makes the picture</source>
        <translation>画像を作るPythonスクリプトも書き出す</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>ambiguous option: %(option)s could match %(matches)s</source>
        <translation>オプション%(option)sがあいまいです。候補：%(matches)s</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>argument %(argument_name)s: %(message)s</source>
        <translation>引数%(argument_name)s：%(message)s</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>auto: the first convolution on each grid and the last of all; all: every convolution</source>
        <translation>auto: 各グリッドの最初の畳み込みと全体の最後の畳み込み。all: すべての畳み込み</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>begin with this image instead of noise</source>
        <translation>ノイズの代わりにこの画像から始める</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>channels of each; default: 64</source>
        <translation>各層のチャネル数。既定：64</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>colour map of the overlays; default: inferno</source>
        <translation>重ね合わせのカラーマップ。既定：inferno</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>colour map of the tiles; default: viridis</source>
        <translation>タイルのカラーマップ。既定：viridis</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>default: 0</source>
        <translation>既定：0</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>default: 128</source>
        <translation>既定：128</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>default: all</source>
        <translation>既定：all</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>default: auto</source>
        <translation>既定：auto</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>default: fourier</source>
        <translation>既定：fourier</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>default: the built-in demo model</source>
        <translation>既定：内蔵のデモモデル</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>defaults of another text or library; `camscope presets` tells of them</source>
        <translation>ほかの文献やライブラリの既定値。`camscope presets`で一覧できる</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>draw heatmaps in rows and columns as one figure</source>
        <translation>ヒートマップを行と列に並べて1つの図にする</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>expected at least one argument</source>
        <translation>値が1つ以上必要です</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>expected at most one argument</source>
        <translation>値は1つまでです</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>expected one argument</source>
        <translation>値が1つ必要です</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>explain a channel of a layer, or one of its cells, instead of a class</source>
        <translation>クラスの代わりに、層のチャネルまたはその1セルを説明する</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>explain what brings the target near to this number, with --negative away from it</source>
        <translation>ターゲットをこの数に近づけるものを説明する。--negativeでは遠ざけるもの</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>explain what speaks against the target</source>
        <translation>ターゲットに反する根拠を説明する</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>files, folders with all that is below, or 'a.npz[0:20]'</source>
        <translation>ファイル、フォルダ（その下すべて）、または'a.npz[0:20]'</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>folder to write to</source>
        <translation>書き出し先のフォルダ</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>folder to write to; what it has is kept</source>
        <translation>書き出し先のフォルダ。すでにあるものは残す</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>for a model that takes any size; default: the size it was trained for, if known</source>
        <translation>任意の大きさを受け取るモデル用。既定：わかる場合は学習時の大きさ</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>get a network's weights from Keras</source>
        <translation>ネットワークの重みをKerasから取得する</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>grow grids of filter images of several layers</source>
        <translation>複数の層のフィルタ画像のグリッドを生成する</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>grow images that excite channels of a layer</source>
        <translation>層のチャネルを強く活性化する画像を生成する</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>hide what is below this share of the maximum; default: 0.0</source>
        <translation>最大値に対するこの割合より小さい部分を隠す。既定：0.0</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>how an image is brought to the input's size; nearest is Keras' load_img; default: as kept beside the model, or area</source>
        <translation>画像を入力の大きさに合わせる方法。nearestはKerasのload_imgと同じ。既定：モデルの隣に保存されたもの、またはarea</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>how an image's proportions become the input's: stretch it, crop its middle, or pad it with black; default: as kept beside the model, or stretch</source>
        <translation>画像の縦横比を入力に合わせる方法：引き伸ばす、中央を切り抜く、黒で埋める。既定：モデルの隣に保存されたもの、またはstretch</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>how many classes</source>
        <translation>クラスの数</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>how the heat colours meet the image; plain is another word for alpha; default: heat</source>
        <translation>ヒートマップの色と画像の混ぜ方。plainはalphaの別名。既定：heat</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>how the map is upsampled to the image; default: bilinear</source>
        <translation>マップを画像の大きさに拡大する方法。既定：bilinear</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>how values become brightness</source>
        <translation>値を明るさに変える方法</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>ignored explicit argument %r</source>
        <translation>値%rは受け取れません</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>invalid %(type)s value: %(value)r</source>
        <translation>%(value)rは%(type)sとして正しくありません</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>invalid choice: %(value)r (choose from %(choices)s)</source>
        <translation>%(value)rは選べません（選択肢：%(choices)s）</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>layers; default: auto</source>
        <translation>層。既定：auto</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>leave captions out</source>
        <translation>キャプションを省く</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>leave colour bars out</source>
        <translation>カラーバーを省く</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>let the code in this model file run: the file, or 8 or more digits of its SHA-256</source>
        <translation>このモデルファイルのコードの実行を許す。ファイル、またはそのSHA-256の8桁以上</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>list known networks, get or remove their weights</source>
        <translation>既知のネットワークを一覧し、その重みを取得または削除する</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>names of the classes: mnist, fashion-mnist, cifar-10, cifar-100, imagenet, or a file; of another output than --output names with its name before</source>
        <translation>クラス名：mnist、fashion-mnist、cifar-10、cifar-100、imagenet、またはファイル。--output以外の出力では、その名前を前に付ける</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>none, unit, signed, torch, caffe, or spelled out, as "0..1 mean 0.5 std 0.25 bgr"</source>
        <translation>none、unit、signed、torch、caffe、または"0..1 mean 0.5 std 0.25 bgr"のような書き下し</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>not allowed with argument %s</source>
        <translation>引数%sと一緒には使えません</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>of the pictures; default: png</source>
        <translation>画像の形式。既定：png</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>one more map, of the chosen layers together</source>
        <translation>選んだ層をまとめたマップをもう1つ作る</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>open a file of weights alone as this network of Keras Applications</source>
        <translation>重みだけのファイルを、Keras Applicationsのこのネットワークとして開く</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>open the demo model, explain, export; exit 0 when all is well</source>
        <translation>デモモデルを開き、説明し、書き出す。問題がなければ終了コードは0</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>options</source>
        <translation>オプション</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>positional arguments</source>
        <translation>引数</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>predict the first image in each way of preprocessing, side by side</source>
        <translation>最初の画像を各前処理で予測し、並べて表示する</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>print every method with its parameters</source>
        <translation>すべての手法とそのパラメータを表示する</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>print every preset, and what it changes</source>
        <translation>すべてのプリセットと、それが変えるものを表示する</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>print one JSON object instead</source>
        <translation>代わりにJSONオブジェクトを1つ出力する</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>print the layer tree</source>
        <translation>層のツリーを表示する</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>print the most probable classes</source>
        <translation>確率の高いクラスを表示する</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>print what helps to find a fault: versions, the last crash, the logs</source>
        <translation>不具合の調査に役立つ情報を表示する：バージョン、直近のクラッシュ、ログ</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>remove weights that were got before</source>
        <translation>取得済みの重みを削除する</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>show program's version number and exit</source>
        <translation>バージョンを表示して終了する</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>show this help message and exit</source>
        <translation>このヘルプを表示して終了する</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>side of the pictures; default: 128</source>
        <translation>画像の1辺。既定：128</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>tell how a heatmap from a notebook was made</source>
        <translation>ノートブックのヒートマップがどう作られたかを調べる</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>tell what it will take, and write nothing</source>
        <translation>かかる時間などを示すだけで、何も書き出さない</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>the cells of a map of classes or channels that count; default: all</source>
        <translation>クラスやチャネルのマップのうち対象とするセル。既定：すべて</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>the class; default: the most probable ones</source>
        <translation>クラス。既定：確率の高いもの</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>the figure; replaced if there</source>
        <translation>図のファイル。すでにあれば置き換える</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>the following arguments are required: %s</source>
        <translation>次の引数が必要です：%s</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>the framework that computes; default: the one of the model file</source>
        <translation>計算に使うフレームワーク。既定：モデルファイルのもの</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>the image that it belongs to</source>
        <translation>それに対応する画像</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>the rows that count of a table of boxes, scores or features; default: the best</source>
        <translation>ボックス、スコア、特徴量の表のうち対象とする行。既定：最良の行</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>the same as --normalise signed: what speaks for the target, and what against it</source>
        <translation>--normalise signedと同じ：ターゲットを支持する根拠と反する根拠</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>tiles to a row; default: 16</source>
        <translation>1行のタイル数。既定：16</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>unrecognized arguments: %(words)s</source>
        <translation>不明な引数です：%(words)s</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>unrecognized arguments: %(words)s. Nearest: %(names)s</source>
        <translation>不明な引数です：%(words)s。近いもの：%(names)s</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>usage: </source>
        <translation>使い方：</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>weight of the heatmap; default: 0.7</source>
        <translation>ヒートマップの重み。既定：0.7</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>what a picture makes large; default: channel</source>
        <translation>画像が大きくする対象。既定：channel</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>what an input beside the image is fed: a number, several with commas, or a .npy file; default: zeros</source>
        <translation>画像以外の入力に与える値：数値、コンマ区切りの複数の数値、または.npyファイル。既定：0</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>what numbers are that nothing in the model tells: logits of a softmax or sigmoids, values of a regression, or as they are (auto); default: what is kept for the model</source>
        <translation>モデルからわからない数値の意味：softmaxまたはsigmoidのロジット、回帰の値、そのまま（auto）。既定：モデルについて保存されているもの</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>what of the target is explained; default: the logit (RISE: the probability)</source>
        <translation>ターゲットの何を説明するか。既定：ロジット（RISEは確率）</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>what several units become; default: their sum</source>
        <translation>複数のユニットのまとめ方。既定：合計</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>what the network computes in; default: float32</source>
        <translation>ネットワークの計算精度。既定：float32</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>what varies from column to column</source>
        <translation>列ごとに変わるもの</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>what varies from row to row</source>
        <translation>行ごとに変わるもの</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>where the map's outermost cells lie on the image; default: half-pixel</source>
        <translation>マップの端のセルが画像のどこに来るか。既定：half-pixel</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>whether each cell has colours of its own; default: own</source>
        <translation>セルごとに別の色の範囲を使うか。既定：own</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>which channel comes first; weight is Grad-CAM's, for the top class</source>
        <translation>チャネルの順序。weightは1位のクラスに対するGrad-CAMの重み</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>which input takes the image, of several that could</source>
        <translation>画像を受け取れる入力が複数あるとき、どれに渡すか</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>which of the model's outputs; default: the first</source>
        <translation>モデルのどの出力か。既定：最初の出力</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>which values have the first and last colour; default: max</source>
        <translation>最初と最後の色に対応する値。既定：max</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>which way channels run on the grid; default: rows</source>
        <translation>グリッドにチャネルを並べる向き。既定：rows</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>width of a cell of a PNG file</source>
        <translation>PNGファイルのセルの幅</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>with --trust: run this file, which has the model's own classes</source>
        <translation>--trustと併用：モデル独自のクラスを含むこのファイルを実行する</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>write activations as arrays and tiles</source>
        <translation>活性値を配列とタイルとして書き出す</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>write heatmaps, overlays and a manifest</source>
        <translation>ヒートマップ、重ね合わせ、マニフェストを書き出す</translation>
    </message>
    <message>
        <location filename="../../engine/cli/parser.py"/>
        <source>write more into the log, and say where it is</source>
        <translation>ログに詳しく書き、その場所を表示する</translation>
    </message>
</context>
<context>
    <name>costs</name>
    <message numerus="yes">
        <location filename="../../gui/text/costs.py"/>
        <source>about {time}, {count} passes, {memory}</source>
        <extracomment>For one: about {time}, {count} pass, {memory}</extracomment>
        <translation>
            <numerusform>約{time}、伝播{count}回、{memory}</numerusform>
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
        <translation>「{chosen}」は{name}の画像の指定として正しくありません。12のように1つ、または0:20（最初の20枚）のように2つの数を書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/common.py"/>
        <source>"{labels}" is neither a set of labels nor a file. {nearest}</source>
        <translation>「{labels}」はラベルの組でもファイルでもありません。{nearest}</translation>
    </message>
    <message>
        <location filename="../../engine/cli/common.py"/>
        <source>"{name}" is not a preprocessing that this model can have. {nearest}</source>
        <translation>「{name}」はこのモデルで使える前処理ではありません。{nearest}</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>"{value}" cannot be the parameter {name}: it takes a colour such as #808080.</source>
        <translation>「{value}」はパラメータ{name}に指定できません。#808080のような色を指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>"{value}" cannot be the parameter {name}: it takes a number from {min} to {max}.</source>
        <translation>「{value}」はパラメータ{name}に指定できません。{min}〜{max}の数値を指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>"{value}" cannot be the parameter {name}: it takes a whole number.</source>
        <translation>「{value}」はパラメータ{name}に指定できません。整数を指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>"{value}" cannot be the parameter {name}: it takes one of {choices}.</source>
        <translation>「{value}」はパラメータ{name}に指定できません。{choices}のいずれかを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>"{value}" cannot be the parameter {name}: it takes yes or no.</source>
        <translation>「{value}」はパラメータ{name}に指定できません。はい（yes）かいいえ（no）を指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/common.py"/>
        <source>"{wanted}" names no channels of the {there} that there are. Write 7, or 3,5,9, or 0:64 for the first 64.</source>
        <translation>「{wanted}」は全{there}チャネルのどれも指していません。7、3,5,9、または最初の64なら0:64と書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/common.py"/>
        <source>"{wanted}" names no channels. Write 7, or 3,5,9, or 0:64 for the first 64.</source>
        <translation>「{wanted}」はチャネルを指していません。7、3,5,9、または最初の64なら0:64と書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/command_words.py"/>
        <source>"{word}" is neither a command nor a file. Commands: {commands}.</source>
        <translation>「{word}」はコマンドでもファイルでもありません。コマンド：{commands}。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/model_options.py"/>
        <source>"{word}" is neither a file nor 8 or more digits of a SHA-256. Write --trust {model}.</source>
        <translation>「{word}」はファイルでもSHA-256の8桁以上でもありません。--trust {model}と書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/targets.py"/>
        <source>"{word}" names no area. Write all, mask, or row, column, height and width of a rectangle of cells, such as 2,3,4,6.</source>
        <translation>「{word}」は領域を指していません。all、mask、またはセルの長方形の行、列、高さ、幅を2,3,4,6のように書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/targets.py"/>
        <source>"{word}" names no neuron. Write its layer and channel, such as conv_2:5, or one cell of it, conv_2:5@3,4 (row, column).</source>
        <translation>「{word}」はニューロンを指していません。層とチャネルをconv_2:5のように、またはその1セルをconv_2:5@3,4（行、列）のように書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/targets.py"/>
        <source>"{word}" names no rows. Write the number of a row, all, best, best:CLASS, above:0.5, or above:0.5:CLASS.</source>
        <translation>「{word}」は行を指していません。行の番号、all、best、best:CLASS、above:0.5、above:0.5:CLASSのいずれかを書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/model_options.py"/>
        <source>--custom-objects runs a program: say --trust, too, with the model file or its SHA-256.</source>
        <translation>--custom-objectsはプログラムを実行します。モデルファイルまたはそのSHA-256を付けて--trustも指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/model_options.py"/>
        <source>--input takes NAME=VALUE, not {value}.</source>
        <translation>--inputには{value}ではなくNAME=VALUEを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/model_options.py"/>
        <source>--trust is for .keras and .h5 files: of {file} no code is run in any case.</source>
        <translation>--trustは.kerasと.h5のファイル用です。{file}のコードはどのみち実行されません。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/model_options.py"/>
        <source>--trust names another file: the SHA-256 of {model} begins with {digest}.</source>
        <translation>--trustは別のファイルを指しています。{model}のSHA-256は{digest}で始まります。</translation>
    </message>
    <message>
        <location filename="../../engine/api/preprocessing.py"/>
        <source>-1 to 1</source>
        <translation>-1〜1</translation>
    </message>
    <message>
        <location filename="../../engine/api/formats.py"/>
        <source>.keras, .h5 or .pt2</source>
        <translation>.keras、.h5、.pt2</translation>
    </message>
    <message>
        <location filename="../../engine/api/preprocessing.py"/>
        <source>0 to 1</source>
        <translation>0〜1</translation>
    </message>
    <message>
        <location filename="../../engine/api/preprocessing.py"/>
        <source>0 to 255, as they are</source>
        <translation>0〜255（そのまま）</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/pixels.py"/>
        <source>16 bits per channel are shown as 8 (divided by 257).</source>
        <translation>1チャネル16ビットを、8ビットで表示しています（257で除算）。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/blend.py"/>
        <source>A JPEG file has at most {most} pixels a side; this picture is {width} × {height}. Save it as PNG.</source>
        <translation>JPEGファイルの1辺は{most}ピクセルまでですが、この画像は{width} × {height}です。PNGで保存してください。</translation>
    </message>
    <message>
        <location filename="../../engine/figures/service.py"/>
        <source>A cell of a figure is {first} to {last} pixels wide; {chosen} is too many or too few.</source>
        <translation>図のセルの幅は{first}〜{last}ピクセルです。{chosen}は範囲外です。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/targets.py"/>
        <location filename="../../engine/session/targets.py"/>
        <source>A class cannot be compared with itself. Choose two different ones.</source>
        <translation>クラスを同じクラスと対比することはできません。異なる2つを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/figure.py"/>
        <source>A figure has at most {most} pictures; there are {images} images. Choose fewer.</source>
        <translation>1つの図に入る画像は{most}枚までですが、{images}枚あります。減らしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure.py"/>
        <source>A figure has at most {most} pictures; these would be {chosen}. Choose fewer.</source>
        <translation>1つの図に入れられる画像は{most}枚までです。この選択では{chosen}枚になります。選択を減らしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure.py"/>
        <source>A figure has rows and columns, and here {several} things are several: {axes}. Give one of each but two.</source>
        <translation>図は行と列からなりますが、複数選ばれている項目が{several}つあります：{axes}。2つ以外は1つずつにしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>A neuron has no probability, only its activation. Choose the score logit, or explain a class.</source>
        <translation>ニューロンに確率はなく、活性値だけがあります。スコアにロジットを選ぶか、クラスを説明してください。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/targets.py"/>
        <source>A neuron is a target of its own: leave out --target, --contrast, --area, --merge, --reference, --row and --output, or --neuron.</source>
        <translation>ニューロンはそれ自体がターゲットです。--target、--contrast、--area、--merge、--reference、--row、--outputを省くか、--neuronを省いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>A neuron is explained as it is: leave out mean, norm and reference.</source>
        <translation>ニューロンはそのまま説明されます。平均・ノルム・参照値の指定を外してください。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/methods/occlusion.py"/>
        <source>A patch of {patch} pixels does not fit into this model's input of {width} × {height} pixels. Choose a patch of at most {most}.</source>
        <translation>{patch}ピクセルのパッチは、このモデルの{width} × {height}ピクセルの入力に収まりません。{most}以下のパッチを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/activations.py"/>
        <source>A row has {first} to {last} tiles; {columns} is too many or too few.</source>
        <translation>1行のタイルは{first}から{last}枚です。{columns}は多すぎるか少なすぎます。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/code.py"/>
        <source>A script makes one heatmap: with --code, name one image, one method and one layer (or several layers with --combine).</source>
        <translation>スクリプトが作るヒートマップは1つです。--codeでは、画像、手法、層を1つずつ指定してください（--combineなら複数の層）。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/activations.py"/>
        <source>A script shows one layer: with --code, name it with --layer.</source>
        <translation>スクリプトが示す層は1つです。--codeでは--layerで指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/engines.py"/>
        <source>A second engine cannot be started</source>
        <translation>2つ目のエンジンを起動できません</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/engines.py"/>
        <source>A second engine needs {needed} of free memory, and there are {free}</source>
        <translation>2つ目のエンジンには{needed}の空きメモリが必要ですが、空きは{free}です</translation>
    </message>
    <message>
        <location filename="../../engine/code/image.py"/>
        <source>A short script cannot pad {name}: it would have {width} × {height} pixels. Choose another fit, and copy again.</source>
        <translation>短いスクリプトでは{name}に余白を付けられません。{width} × {height}ピクセルになるためです。縦横比の扱いを変えて、もう一度コピーしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/code/map_script.py"/>
        <source>A short script cannot repeat the copies that the standard deviation is of. Show the map itself, and copy again.</source>
        <translation>短いスクリプトでは、標準偏差のもとになる複製を再現できません。マップ自体を表示して、もう一度コピーしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/code/methods.py"/>
        <source>A short script cannot repeat the flipped, shifted and noisy copies of the smoothing. Set Smoothing to 0, and copy again.</source>
        <translation>短いスクリプトでは、平滑化のための反転・移動・ノイズの複製を再現できません。平滑化を0にして、もう一度コピーしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/code/array_image.py"/>
        <source>A short script does not read {name} as Camscope shows it. Save it as PNG, open that, and copy again.</source>
        <translation>短いスクリプトでは、{name}をCamscopeと同じようには読み込めません。PNGで保存してそれを開き、もう一度コピーしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>A vector that no dense layer makes: features.</source>
        <translation>全結合層によらないベクトルのため、特徴量とみなします。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Adds up only what speaks for the class, place by place and channel by channel.</source>
        <translation>クラスを支持する成分だけを、位置ごと・チャネルごとに足し合わせます。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Alignment: corners are "{found}", in Camscope "{usual}". Choose it in the Display section.</source>
        <translation>位置合わせ：角は「{found}」で、Camscopeでは「{usual}」です。「表示設定」で選べます。</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>All cells have one colour scale.</source>
        <translation>すべてのセルで色スケールは共通です。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/atlas.py"/>
        <source>An atlas needs a folder to be written to: name it with --out DIR. --estimate alone needs none.</source>
        <translation>アトラスには書き出し先のフォルダが必要です。--out DIRで指定してください。不要なのは--estimateだけの場合です。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/atlas.py"/>
        <source>An atlas shows at most {most} channels of a layer; {asked} were asked.</source>
        <translation>アトラスが示すチャネルは1層につき{most}までですが、{asked}が指定されました。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/folders.py"/>
        <source>Another run of Camscope (process {pid} on {host}, since {since}) writes to the folder {folder}. Wait for its end, or choose another folder.</source>
        <translation>別のCamscope（{host}のプロセス{pid}、{since}から）がフォルダ{folder}に書き込んでいます。終わるのを待つか、別のフォルダを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/folders.py"/>
        <source>Another run of Camscope writes to the folder {folder}. Wait for its end, or choose another folder.</source>
        <translation>別のCamscopeがフォルダ{folder}に書き込んでいます。終わるのを待つか、別のフォルダを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/api/preprocessing.py"/>
        <source>BGR minus ImageNet mean (VGG, ResNet)</source>
        <translation>BGR、ImageNet平均を減算（VGG、ResNet）</translation>
    </message>
    <message>
        <location filename="../../engine/api/preprocessing.py"/>
        <source>BGR, {values}</source>
        <translation>BGR、{values}</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Baseline</source>
        <translation>ベースライン</translation>
    </message>
    <message>
        <location filename="../../engine/api/other_inputs.py"/>
        <source>Beside the image, the model is fed {values}.</source>
        <translation>画像のほかに、{values}がモデルに入力されます。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Blend: the picture is made by "{found}", in Camscope by "{usual}". Choose it in the Display section.</source>
        <translation>ブレンド：画像は「{found}」で作られ、Camscopeでは「{usual}」です。「表示設定」で選べます。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>Boxes: the four numbers of the row with the highest score; without scores, their means.</source>
        <translation>ボックス：スコアが最も高い行の4つの数値。スコアがない場合は平均。</translation>
    </message>
    <message>
        <location filename="../../engine/session/session.py"/>
        <source>Building {name}…</source>
        <translation>{name}を構築中…</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/methods/cam.py"/>
        <source>CAM adds up to a sum of units. Leave out the norm and the reference.</source>
        <translation>CAMはユニットの和を分解する手法です。ノルムと参照値の指定を外してください。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/methods/cam.py"/>
        <source>CAM adds up to the logit, to no other score. Choose the score logit.</source>
        <translation>CAMはロジットだけを分解でき、他のスコアには使えません。スコアにロジットを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/methods/cam.py"/>
        <source>CAM exists only for the layer before global average pooling. Choose layer "{layer}".</source>
        <translation>CAMはグローバル平均プーリングの直前の層でのみ使えます。層「{layer}」を選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/box/pool.py"/>
        <source>Camscope cannot start the process that reads files: {why}.</source>
        <translation>ファイルを読み込むプロセスを開始できません：{why}。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/files.py"/>
        <source>Camscope is not allowed to read {name}.</source>
        <translation>{name}を読み込む権限がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/atomic.py"/>
        <source>Camscope is not allowed to write to {folder}: {name} was not saved. Choose another folder.</source>
        <translation>{folder}に書き込む権限がないため、{name}は保存されませんでした。別のフォルダを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/folders.py"/>
        <source>Camscope is not allowed to write to {path}. Choose another folder.</source>
        <translation>{path}に書き込む権限がありません。別のフォルダを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/api/presets.py"/>
        <source>Camscope's own: the logit, because softmax gradients vanish where the network is sure; areas averaged, because every pixel counts; cold parts show the image itself.</source>
        <translation>Camscope標準。ネットワークの確信が高いとsoftmaxの勾配が消えるためロジットを使い、全ピクセルを反映するため縮小は領域の平均とし、ヒートの低い部分には画像自体を表示します。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Cells</source>
        <translation>セル数</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Channels</source>
        <translation>チャネル数</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/tiff.py"/>
        <source>Channels beyond the colours are not shown.</source>
        <translation>色以外のチャネルは表示していません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/session.py"/>
        <source>Checking {name}…</source>
        <translation>{name}を検査中…</translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>Choose a layer whose channels are to be excited.</source>
        <translation>チャネルを活性化させる層を選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/filters/atlas.py"/>
        <source>Choose at least one layer for the atlas.</source>
        <translation>アトラスにする層を1つ以上選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Colour</source>
        <translation>色</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Colours: they are "{found}", in Camscope "{usual}". Choose them in the Display section.</source>
        <translation>色：「{found}」で、Camscopeでは「{usual}」です。「表示設定」で選べます。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/service.py"/>
        <source>Comparing heatmaps: {number} of at most {most}</source>
        <translation>ヒートマップを比較中：{number}/最大{most}</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/service.py"/>
        <source>Computing {method}</source>
        <translation>{method}を計算中</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Copies are shifted by up to this many input pixels.</source>
        <translation>複製をずらす最大の量（入力のピクセル数）。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Correlation {correlation}, largest difference {difference} on a scale of 0 to 1.</source>
        <translation>相関{correlation}、最大の差{difference}（0〜1の尺度）。</translation>
    </message>
    <message>
        <location filename="../../engine/filters/batch.py"/>
        <source>Could not be excited, as no start had a gradient: {channels}.</source>
        <translation>どの初期値でも勾配がなく、活性化させられなかったチャネル：{channels}。</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>Each cell has a colour scale of its own.</source>
        <translation>色スケールはセルごとに異なります。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Every second copy is a mirror image.</source>
        <translation>複製の半数を左右反転します。</translation>
    </message>
    <message>
        <location filename="../../engine/api/scores.py"/>
        <source>Explains the log-probability. The logit is usual: softmax mixes in the other classes.</source>
        <translation>対数確率を説明します。通常はロジットを使います。softmaxには他のクラスの影響が混ざります。</translation>
    </message>
    <message>
        <location filename="../../engine/api/scores.py"/>
        <source>Explains the logit, before softmax or sigmoid: it speaks of the class alone.</source>
        <translation>softmaxやsigmoidを通す前のロジットを説明します。そのクラスだけを表す値です。</translation>
    </message>
    <message>
        <location filename="../../engine/api/scores.py"/>
        <source>Explains the probability. The logit is usual: softmax mixes in the other classes and saturates.</source>
        <translation>確率を説明します。通常はロジットを使います。softmaxには他のクラスの影響が混ざり、飽和も起こります。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/map_requester.py"/>
        <source>Fewer than two of the layers have a map to combine.</source>
        <translation>合成できるマップをもつ層が2つ未満です。</translation>
    </message>
    <message>
        <location filename="../../engine/figures/service.py"/>
        <source>Figure: drawing</source>
        <translation>図：描画中</translation>
    </message>
    <message>
        <location filename="../../engine/figures/cells.py"/>
        <source>Figure: map {number} of {most}</source>
        <translation>図：マップ {number}/{most}</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Fine detail that excites the network; hardly depends on the class.</source>
        <translation>ネットワークを活性化させる細部を示します。クラスにはほとんど依存しません。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Flips</source>
        <translation>反転</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/filters/atlas.py"/>
        <source>Growing an atlas: {layer}, {done} of {count} pictures</source>
        <extracomment>For one: Growing an atlas: {layer}, {done} of {count} picture</extracomment>
        <translation>
            <numerusform>アトラスを生成中：{layer}、{done}/{count}枚</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/filters/atlas.py"/>
        <source>Growing an atlas: {layer}, {done} of {count} pictures, about {left} left</source>
        <extracomment>For one: Growing an atlas: {layer}, {done} of {count} picture, about {left} left</extracomment>
        <translation>
            <numerusform>アトラスを生成中：{layer}、{done}/{count}枚、残り約{left}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>Growing images</source>
        <translation>画像を生成中</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Guided backpropagation where Grad-CAM of the selected layer sees evidence.</source>
        <translation>選択中の層でGrad-CAMが根拠を示す部分に絞った、ガイド付き逆伝播。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/writers.py"/>
        <source>HTML documents</source>
        <translation>HTML文書</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>HiResCAM before its ReLU: also what speaks against the class, place by place.</source>
        <translation>ReLU前のHiResCAM。クラスに反する成分も位置ごとに示します。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>How many noisy copies; more are smoother.</source>
        <translation>ノイズを加えた複製の数。多いほど滑らかになります。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>How many random masks; more are less noisy.</source>
        <translation>ランダムマスクの数。多いほどノイズが減ります。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>How much each pixel adds to the score on the way from a baseline; sums to it.</source>
        <translation>ベースラインから画像までの経路で各ピクセルがスコアにどれだけ加わるか。合計はスコアの差になります。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>How much the gradients of noisy copies differ: where the network is unsteady.</source>
        <translation>ノイズを加えた複製の間で勾配がどれだけばらつくか。ネットワークが不安定な場所を示します。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>How much the score falls when a square of the image is hidden.</source>
        <translation>画像の正方形の一部を隠すと、スコアがどれだけ下がるか。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/main.py"/>
        <source>If you trust who made it, let its code run: {option}</source>
        <translation>作成者を信頼できるなら、コードの実行を許可してください：{option}</translation>
    </message>
    <message>
        <location filename="../../engine/api/preprocessing.py"/>
        <source>ImageNet mean and deviation (PyTorch, DenseNet)</source>
        <translation>ImageNetの平均と標準偏差（PyTorch、DenseNet）</translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>Images of {width} × {height} pixels take about {needed} each while they grow, which does not fit into memory. Choose a smaller size.</source>
        <translation>{width} × {height}ピクセルの画像は生成中に1枚あたり約{needed}を使うため、メモリに収まりません。より小さいサイズを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>In {file}, a layer is named {name}, which reads like a path. Rename the layer and save the model again.</source>
        <translation>{file}に、パスとも読める名前の層{name}があります。層の名前を変えて、モデルを保存し直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>In {file}, layer {layer} calls the function {name}, which is not one of Keras's activations. Use a built-in activation and save the model again.</source>
        <translation>{file}の層{layer}は、Kerasの活性化関数にない関数{name}を呼び出しています。組み込みの活性化関数を使って、モデルを保存し直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>In {file}, layer {layer} computes with complex numbers, which cannot be explained. Use real ones and save the model again.</source>
        <translation>{file}の層{layer}は複素数で計算するため、説明できません。実数を使って、モデルを保存し直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>In {file}, layer {layer} has a function of its own as {key}, which is a program. Use a built-in one and save the model again.</source>
        <translation>{file}の層{layer}では、{key}が独自の関数、つまりプログラムになっています。組み込みのものを使って、モデルを保存し直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>In {file}, layer {layer} is of class {cls}, which is not part of Keras (or not one that Camscope opens). Replace it by ordinary Keras layers and save the model again.</source>
        <translation>{file}の層{layer}のクラス{cls}は、Kerasに含まれないか、Camscopeでは開けないものです。通常のKerasの層に置き換えて、モデルを保存し直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/parameter_budget.py"/>
        <source>In {file}, layer {layer} makes an array of shape {shape}, far larger than a network of this input needs. Choose another file.</source>
        <translation>{file}の層{layer}が作る配列の形状{shape}は、この入力のネットワークとしては大きすぎます。別のファイルを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>In {file}, layer {layer} names the {key} {value}, which is not part of Keras. Use a built-in one and save the model again.</source>
        <translation>{file}の層{layer}では、{key}にKerasに含まれない{value}が指定されています。組み込みのものを使って、モデルを保存し直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/keras_zip_checks.py"/>
        <source>In {file}, the entry {name} does not belong to a model.</source>
        <translation>{file}の項目{name}は、モデルに属するものではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/zip_entries.py"/>
        <source>In {file}, the entry {name} is a link.</source>
        <translation>{file}の項目{name}はリンクです。</translation>
    </message>
    <message>
        <location filename="../../engine/models/zip_entries.py"/>
        <source>In {file}, the entry {name} is encrypted.</source>
        <translation>{file}の項目{name}は暗号化されています。</translation>
    </message>
    <message>
        <location filename="../../engine/models/keras_zip_checks.py"/>
        <source>In {file}, the entry {name} is larger than {limit}.</source>
        <translation>{file}の項目{name}は{limit}を超えています。</translation>
    </message>
    <message>
        <location filename="../../engine/models/zip_entries.py"/>
        <source>In {file}, the entry {name} is one of far too many entries.</source>
        <translation>{file}の項目が多すぎます（{name}など）。</translation>
    </message>
    <message>
        <location filename="../../engine/models/keras_zip_checks.py"/>
        <source>In {file}, the entry {name} is packed in a way that Keras does not use.</source>
        <translation>{file}の項目{name}は、Kerasが使わない形式で圧縮されています。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>In {file}, the entry {name} is packed in a way that PyTorch does not use.</source>
        <translation>{file}の項目{name}は、PyTorchが使わない形式で圧縮されています。</translation>
    </message>
    <message>
        <location filename="../../engine/models/zip_entries.py"/>
        <source>In {file}, the entry {name} is there twice.</source>
        <translation>{file}に項目{name}が2つあります。</translation>
    </message>
    <message>
        <location filename="../../engine/models/zip_entries.py"/>
        <source>In {file}, the entry {name} leads out of the archive.</source>
        <translation>{file}の項目{name}が、アーカイブの外を指しています。</translation>
    </message>
    <message>
        <location filename="../../engine/models/keras_zip_checks.py"/>
        <source>In {file}, the weights are {name}, which Keras itself does not read.</source>
        <translation>{file}の重み{name}は、Keras自身が読み込まない形式です。</translation>
    </message>
    <message>
        <location filename="../../engine/api/other_inputs.py"/>
        <source>Input "{name}" takes a number, several with commas, or a .npy file, not "{value}".</source>
        <translation>入力「{name}」には数値、コンマで区切った複数の数値、または.npyファイルを指定してください。「{value}」は使えません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/other_inputs.py"/>
        <source>Input "{name}" takes whole numbers.</source>
        <translation>入力「{name}」には整数を指定してください。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/session/other_inputs.py"/>
        <source>Input "{name}" takes {shape} numbers, not {count} numbers.</source>
        <extracomment>For one: Input "{name}" takes {shape} numbers, not {count} number.</extracomment>
        <translation>
            <numerusform>入力「{name}」に必要な数値は{shape}個で、{count}個ではありません。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Intensity: it is {found}, in Camscope {usual}. Choose it in the Display section.</source>
        <translation>強度：{found}で、Camscopeでは{usual}です。「表示設定」で選べます。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Interpolation: the map was upsampled by "{found}", in Camscope by "{usual}". Choose it in the Display section.</source>
        <translation>補間：マップは「{found}」で拡大され、Camscopeでは「{usual}」です。「表示設定」で選べます。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/main.py"/>
        <source>Interrupted.</source>
        <translation>中断しました。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>It cannot be told apart from "{values}" ({choice}).</source>
        <translation>「{values}」の場合と区別できません（{choice}）。</translation>
    </message>
    <message>
        <location filename="../../engine/api/layer_reasons.py"/>
        <source>It does not look at the image.</source>
        <translation>画像に依存しない層です。</translation>
    </message>
    <message>
        <location filename="../../engine/api/weights.py"/>
        <source>It ends in a map of features and knows no classes: what is explained is the mean of one of its channels.</source>
        <translation>最後は特徴マップで、クラスの情報はありません。チャネルの1つの平均を説明します。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It ends in a sigmoid in every cell.</source>
        <translation>各セルのsigmoidで終わります。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It ends in a softmax over the channels of every cell.</source>
        <translation>各セルのチャネル方向のsoftmaxで終わります。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It ends in a softmax over {count} units.</source>
        <extracomment>For one: It ends in a softmax over {count} unit.</extracomment>
        <translation>
            <numerusform>{count}ユニットのsoftmaxで終わります。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It ends in {activation} in every row: scores.</source>
        <translation>各行の{activation}で終わるため、スコアとみなします。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It ends in {count} sigmoids: classes that are each decided by themselves.</source>
        <extracomment>For one: It ends in one sigmoid: yes or no.</extracomment>
        <translation>
            <numerusform>{count}個のsigmoidで終わります。各クラスは独立に判定されます。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It has a grid of channels, without softmax or sigmoid.</source>
        <translation>チャネルのグリッドがあり、softmaxもsigmoidもありません。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It has as many rows as another output has boxes: their scores.</source>
        <translation>行数が別の出力のボックス数と同じため、そのスコアとみなします。</translation>
    </message>
    <message>
        <location filename="../../engine/session/open_model.py"/>
        <source>It has as many units as there are names of classes for this model.</source>
        <translation>ユニット数が、このモデルのクラス名の数と同じです。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>It has none.</source>
        <translation>この手法にパラメータはありません。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It has one number for each of the {rows} boxes of another output.</source>
        <translation>別の出力の{rows}個のボックスに1つずつ対応する数値です。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It has rows of four numbers: taken for boxes.</source>
        <translation>4つの数値からなる行のため、ボックスとみなします。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It has rows of {several} numbers, put together from a grid or from several layers: taken for four numbers of a box, and its scores behind them.</source>
        <translation>グリッドや複数の層から集めた、{several}個の数値からなる行です。ボックスの4つの数値と、それに続くスコアとみなします。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It has rows of {several} numbers: features.</source>
        <translation>{several}個の数値からなる行のため、特徴量とみなします。</translation>
    </message>
    <message>
        <location filename="../../engine/api/layer_reasons.py"/>
        <source>It has several outputs.</source>
        <translation>出力が複数あります。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It has the shape of the input.</source>
        <translation>入力と同じ形状です。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/program_feeding.py"/>
        <source>It has the thousand classes of ImageNet: networks of PyTorch are trained on them so.</source>
        <translation>ImageNetの1000クラスです。PyTorchのネットワークはこれで学習されます。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It has {count} numbers without softmax or sigmoid. So few are taken for values of a regression; say so if they are logits of classes.</source>
        <extracomment>For one: It is one number without softmax or sigmoid, taken for a regression's value. Say so if it is a logit.</extracomment>
        <translation>
            <numerusform>softmaxもsigmoidもない{count}個の数値です。数が少ないため回帰の値とみなしています。クラスのロジットであれば、そう指定してください。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/backends/torch/outputs.py"/>
        <source>It has {several} numbers for each pixel of the input, without softmax or sigmoid. They are taken for logits of classes, and their softmax is computed; say so if they are values.</source>
        <translation>入力の各ピクセルにつき{several}個の数値があり、softmaxもsigmoidもありません。クラスのロジットとみなしてsoftmaxを計算します。値であれば、そう指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/torch/outputs.py"/>
        <source>It has {several} numbers without softmax or sigmoid. As many are taken for logits of classes, and their softmax is computed; say so if they are logits of sigmoids, or values of a regression.</source>
        <translation>softmaxもsigmoidもない{several}個の数値です。数が多いためクラスのロジットとみなし、softmaxを計算します。sigmoidのロジットや回帰の値であれば、そう指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/output_kinds.py"/>
        <source>It has {several} numbers without softmax or sigmoid. As many are taken for logits of classes; say so if they are values of a regression.</source>
        <translation>softmaxもsigmoidもない{several}個の数値です。数が多いためクラスのロジットとみなしています。回帰の値であれば、そう指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>It has: {names}.</source>
        <translation>指定できるもの：{names}。</translation>
    </message>
    <message>
        <location filename="../../engine/api/weights.py"/>
        <source>It is built as Keras builds it, here with a sigmoid at its end; how your model was built does not stand in the file.</source>
        <translation>Kerasの構成どおりに、ただし末尾をsigmoidとして構築します。元のモデルの構成はファイルに記録されていません。</translation>
    </message>
    <message>
        <location filename="../../engine/api/weights.py"/>
        <source>It is built as Keras builds it, with a softmax at its end; how your model was built does not stand in the file.</source>
        <translation>Kerasの構成どおりに、末尾をsoftmaxとして構築します。元のモデルの構成はファイルに記録されていません。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was comparing heatmaps.</source>
        <translation>ヒートマップの比較中でした。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was comparing methods at {layer}.</source>
        <translation>{layer}で手法を比較中でした。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was explaining all layers with {method}.</source>
        <translation>{method}ですべての層を説明中でした。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was explaining {layer} with {method}.</source>
        <translation>{method}で{layer}を説明中でした。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was growing an atlas.</source>
        <translation>アトラスの生成中でした。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was growing filter images of classes.</source>
        <translation>クラスのフィルタ画像を生成中でした。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was growing filter images of {layer}.</source>
        <translation>{layer}のフィルタ画像を生成中でした。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was keeping how the model is fed.</source>
        <translation>モデルへの入力方法を保存中でした。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was making a figure.</source>
        <translation>図の作成中でした。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was measuring an atlas.</source>
        <translation>アトラスの所要量を測定中でした。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was measuring the network.</source>
        <translation>ネットワークの測定中でした。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was opening {path}.</source>
        <translation>{path}を開いている途中でした。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was predicting.</source>
        <translation>予測中でした。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was ranking images for {layer}.</source>
        <translation>{layer}について画像を順位付け中でした。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was saving activations.</source>
        <translation>活性値の保存中でした。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was showing the activations of {layer}.</source>
        <translation>{layer}の活性値を表示中でした。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was showing the weights of {layer}.</source>
        <translation>{layer}の重みを表示中でした。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was taking {name}.</source>
        <translation>{name}の取り込み中でした。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>It was trained with a loss of logits, of a softmax.</source>
        <translation>softmaxのロジットを用いる損失で学習されています。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>It was trained with a loss of logits, of sigmoids.</source>
        <translation>sigmoidのロジットを用いる損失で学習されています。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>It was trained with a loss of values.</source>
        <translation>値を用いる損失で学習されています。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was trying ways of preprocessing.</source>
        <translation>前処理の候補を試している途中でした。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was working out the shapes of layers.</source>
        <translation>層の形状を計算中でした。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/request_description.py"/>
        <source>It was writing a script.</source>
        <translation>スクリプトの作成中でした。</translation>
    </message>
    <message>
        <location filename="../../engine/api/weights.py"/>
        <source>Its classes are taken to be those of ImageNet.</source>
        <translation>クラスはImageNetのものとみなします。</translation>
    </message>
    <message>
        <location filename="../../engine/api/layer_reasons.py"/>
        <source>Its grid is a single cell.</source>
        <translation>グリッドが1セルしかありません。</translation>
    </message>
    <message>
        <location filename="../../engine/api/layer_reasons.py"/>
        <source>Its output has no spatial grid.</source>
        <translation>出力に空間方向のグリッドがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/api/layer_reasons.py"/>
        <source>Its output is not made of real numbers.</source>
        <translation>出力が実数ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Its sum of image and colours was stretched to 0 to 255, as Keras' array_to_img does it; Camscope cuts off at 255, so that a colour keeps its meaning. The map is the same.</source>
        <translation>画像と色の和が、Kerasのarray_to_imgのように0〜255へ引き伸ばされています。Camscopeでは色の意味を保つため、255を超える値を切り捨てます。マップは同じです。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/writers.py"/>
        <source>JPEG images</source>
        <translation>JPEG画像</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Keep</source>
        <translation>表示確率</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_recognition.py"/>
        <source>Keras Applications has no network "{name}". {nearest}</source>
        <translation>Keras Applicationsにネットワーク「{name}」はありません。{nearest}</translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/loading.py"/>
        <source>Keras cannot open this model: {why}</source>
        <translation>Kerasでこのモデルを開けません：{why}</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/layer_passes.py"/>
        <source>Layer "{layer}" has no grid of channels. Choose a convolution or pooling layer.</source>
        <translation>層「{layer}」にはチャネルのグリッドがありません。畳み込み層かプーリング層を選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/layer_inspection.py"/>
        <source>Layer "{path}" gives whole numbers or yes and no, which are no activations. Choose the layer before or after it.</source>
        <translation>層「{path}」の出力は整数か真偽値で、活性値ではありません。前か後の層を選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>Layer "{path}" has a grid of {height} × {width} cells; there is no cell {cell}.</source>
        <translation>層「{path}」のグリッドは{height} × {width}セルです。セル{cell}はありません。</translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>Layer "{path}" has no channel {index}; its channels go from 0 to {last}.</source>
        <translation>層「{path}」にチャネル{index}はありません。チャネルは0〜{last}です。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/tensorflow/batch_functions.py"/>
        <location filename="../../engine/backends/torch/batch_functions.py"/>
        <source>Layer "{path}" has no channels of real numbers. Choose a convolution, a pooling or a dense layer.</source>
        <translation>層「{path}」には実数のチャネルがありません。畳み込み層、プーリング層、全結合層のいずれかを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>Layer "{path}" has no channels, so none of its neurons can be explained.</source>
        <translation>層「{path}」にはチャネルがないため、ニューロンを説明できません。</translation>
    </message>
    <message>
        <location filename="../../engine/filters/atlas.py"/>
        <source>Layer "{path}" has no channels.</source>
        <translation>層「{path}」にはチャネルがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/filter_growth.py"/>
        <source>Layer "{path}" has no channels. Choose another layer.</source>
        <translation>層「{path}」にはチャネルがありません。別の層を選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/layer_inspection.py"/>
        <source>Layer "{path}" has no channels: its output ({shape}) is neither a grid of channels nor a vector. Choose a convolution, a pooling or a dense layer.</source>
        <translation>層「{path}」にはチャネルがありません。出力（{shape}）がチャネルのグリッドでもベクトルでもありません。畳み込み層、プーリング層、全結合層のいずれかを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/layer_inspection.py"/>
        <source>Layer "{path}" has no channels: its output is neither a grid of channels nor a vector. Choose a convolution, a pooling or a dense layer.</source>
        <translation>層「{path}」にはチャネルがありません。出力がチャネルのグリッドでもベクトルでもありません。畳み込み層、プーリング層、全結合層のいずれかを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>Layer "{path}" has no grid: name a channel without a row and a column.</source>
        <translation>層「{path}」にはグリッドがありません。行と列を付けずにチャネルを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/plan.py"/>
        <location filename="../../engine/session/layer_lookup.py"/>
        <source>Layer "{path}" has no heatmap. {why}</source>
        <translation>層「{path}」にはヒートマップがありません。{why}</translation>
    </message>
    <message>
        <location filename="../../engine/backends/objective_kind.py"/>
        <source>Layer "{path}" has no neuron in row {row}, column {column}; rows and columns count from 0.</source>
        <translation>層「{path}」に行{row}、列{column}のニューロンはありません。行と列は0から数えます。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/objective_kind.py"/>
        <source>Layer "{path}" has no such neuron.</source>
        <translation>層「{path}」にそのニューロンはありません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/layer_inspection.py"/>
        <source>Layer "{path}" has several outputs, or none that is known beforehand. Choose a layer inside it or after it.</source>
        <translation>層「{path}」には出力が複数あるか、事前にわかりません。その内側か後の層を選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/filter_growth.py"/>
        <source>Layer "{path}" has several outputs, so it is not clear what its channels are. Choose another layer.</source>
        <translation>層「{path}」には出力が複数あり、どれをチャネルとするか決められません。別の層を選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/activations.py"/>
        <location filename="../../engine/session/image_ranking.py"/>
        <source>Layer "{path}" has the channels 0 to {last}, and no {number}.</source>
        <translation>層「{path}」のチャネルは0〜{last}で、{number}はありません。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/session/targets.py"/>
        <source>Layer "{path}" has {count} channels; there is no channel {index}.</source>
        <extracomment>For one: Layer "{path}" has {count} channel; there is no channel {index}.</extracomment>
        <translation>
            <numerusform>層「{path}」のチャネル数は{count}です。チャネル{index}はありません。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/backends/filter_growth.py"/>
        <source>Layer "{path}" is not reached by an image, so there are no images that excite it. Choose another layer.</source>
        <translation>層「{path}」には画像が届かないため、活性化させる画像がありません。別の層を選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/image_ranking.py"/>
        <source>Layer "{path}" is the image itself. Choose a layer behind it.</source>
        <translation>層「{path}」は画像そのものです。これより後の層を選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/script_writer.py"/>
        <source>Layer "{path}" lies inside another model, which a script runs as a whole, in its own size alone. Choose a layer outside, or that size, and copy again.</source>
        <translation>層「{path}」は別のモデルの内部にあり、スクリプトではそのモデル全体が本来のサイズでしか実行されません。外側の層か本来のサイズを選んで、もう一度コピーしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/torch/script_writer.py"/>
        <source>Layer "{path}" of {model} is no module but a function that one calls, which no hook sees. Choose a module, and copy again.</source>
        <translation>{model}の層「{path}」はモジュールではなくモジュールから呼ばれる関数で、フックでは取り出せません。モジュールを選んで、もう一度コピーしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/layer_inspection.py"/>
        <source>Layer "{path}" only names the input of a nested model. Choose the layer before that model.</source>
        <translation>層「{path}」は、入れ子のモデルの入力を表すだけです。そのモデルの前の層を選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Layer: it is the map of "{found}"; Camscope begins with "{usual}". Choose it in the layer tree.</source>
        <translation>層：「{found}」のマップです。Camscopeの初期値は「{usual}」です。層ツリーで選べます。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Like Grad-CAM, with positive gradients weighted so that several objects all show.</source>
        <translation>Grad-CAMに似ていますが、正の勾配に重みを付け、複数の物体がすべて現れるようにします。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Like Grad-CAM, with weights that add up to the score as closely as they can.</source>
        <translation>Grad-CAMに似ていますが、合計ができるだけスコアに近づくように重みを決めます。</translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>Looking for other starts</source>
        <translation>別の初期値を探しています</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>Macs with an Intel processor have no GPU that Camscope could compute on.</source>
        <translation>Intelプロセッサを搭載したMacには、Camscopeが計算に使えるGPUがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Masks</source>
        <translation>マスク数</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Mean over this many flipped, shifted, noisy copies; 0 is off.</source>
        <translation>反転・移動・ノイズを加えた複製をこの数だけ平均します。0でオフ。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/service.py"/>
        <source>Measuring each difference</source>
        <translation>それぞれの違いを測定中</translation>
    </message>
    <message>
        <location filename="../../engine/filters/atlas.py"/>
        <source>Measuring {layer}</source>
        <translation>{layer}を測定中</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/batching.py"/>
        <source>Memory ran out; it went on with {size} at a time.</source>
        <translation>メモリが不足したため、{size}枚ずつに減らして続けました。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Method: it is {found}, not {usual}. Choose it in the Method section.</source>
        <translation>手法：{usual}ではなく{found}です。「手法」で選べます。</translation>
    </message>
    <message>
        <location filename="../../engine/api/other_inputs.py"/>
        <source>More than {most} numbers for input "{name}": put them into a .npy file.</source>
        <translation>入力「{name}」の数値が{most}個を超えています。.npyファイルにして指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>NVIDIA's driver and CUDA are there, and {framework} finds no GPU: see whether nvidia-smi lists one, and restart the computer if the driver was updated.</source>
        <translation>NVIDIAのドライバとCUDAはありますが、{framework}がGPUを検出できません。nvidia-smiにGPUが表示されるか確認し、ドライバを更新した場合はコンピュータを再起動してください。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>NVIDIA's driver is loaded and its files in /dev are missing: type sudo nvidia-modprobe -c 0 -u, or restart the computer.</source>
        <translation>NVIDIAのドライバは読み込まれていますが、/devにそのファイルがありません。sudo nvidia-modprobe -c 0 -uを実行するか、コンピュータを再起動してください。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>NVIDIA's driver was updated while it ran: restart the computer.</source>
        <translation>NVIDIAのドライバが動作中に更新されました。コンピュータを再起動してください。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>NVIDIA's driver {driver} is too old: CUDA {cuda} of {framework} needs version {needed} or later, so update it and restart.</source>
        <translation>NVIDIAのドライバ{driver}は古すぎます。{framework}のCUDA {cuda}には{needed}以降が必要なので、更新して再起動してください。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/plan.py"/>
        <source>Name a layer, or all. `{command}` lists them.</source>
        <translation>層、またはallを指定してください。`{command}`で一覧できます。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/methods.py"/>
        <source>Name a method, such as grad-cam, or all.</source>
        <translation>grad-camなどの手法、またはallを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/api/spelling.py"/>
        <source>Nearest: {names}.</source>
        <translation>近い名前：{names}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/class_maps.py"/>
        <source>No cell of this image is predicted to be the target, so it has no mask. Choose the whole image or a rectangle.</source>
        <translation>この画像にはターゲットと予測されたセルがないため、マスクがありません。画像全体か矩形を選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/api/model.py"/>
        <source>No classes in this model: the channel of its last layer with a grid that has the largest mean is explained.</source>
        <translation>このモデルにはクラスがありません。グリッドをもつ最後の層のうち、平均が最大のチャネルを説明します。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>No classes in this model: the channel of its output with the largest mean is explained.</source>
        <translation>このモデルにはクラスがありません。出力のうち平均が最大のチャネルを説明します。</translation>
    </message>
    <message>
        <location filename="../../engine/api/model.py"/>
        <source>No classes in this model: the channels of its last layer with a grid, the largest mean first.</source>
        <translation>このモデルにはクラスがありません。グリッドをもつ最後の層のチャネルを、平均の大きい順に示します。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>No classes in this model: the channels of its output, the largest mean first.</source>
        <translation>このモデルにはクラスがありません。出力のチャネルを平均の大きい順に示します。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>No classes in this model: the number with the largest mean over all rows is explained.</source>
        <translation>このモデルにはクラスがありません。全行の平均が最大の数値を説明します。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>No classes in this model: the unit of its output with the largest value is explained.</source>
        <translation>このモデルにはクラスがありません。出力のうち値が最大のユニットを説明します。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>No classes in this model: the units of its output, the largest value first.</source>
        <translation>このモデルにはクラスがありません。出力のユニットを値の大きい順に示します。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>No combination gives {name} exactly. The nearest is {method} of layer "{layer}" for "{label}"; what differs in it is told below.</source>
        <translation>{name}と完全に一致する組み合わせはありません。最も近いのは「{label}」に対する層「{layer}」の{method}です。違いは以下のとおりです。</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>No font on this computer has {characters}: a question mark stands for each. Install one that does, such as Noto Sans CJK, or save the figure as SVG.</source>
        <translation>このコンピュータには{characters}を含むフォントがないため、1文字ずつ疑問符で表しています。Noto Sans CJKなどをインストールするか、図をSVGで保存してください。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/map_requester.py"/>
        <source>No gradient reaches layer "{layer}".</source>
        <translation>層「{layer}」に勾配が届きません。</translation>
    </message>
    <message>
        <location filename="../../engine/figures/cells.py"/>
        <source>No gradient reaches layer "{path}".</source>
        <translation>層「{path}」に勾配が届きません。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/default_layer.py"/>
        <source>No layer of this model has a spatial grid, so no heatmap can be drawn.</source>
        <translation>このモデルには空間方向のグリッドをもつ層がないため、ヒートマップを描けません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/activation_files.py"/>
        <source>No layer of this model has activations that can be shown.</source>
        <translation>このモデルには、活性値を表示できる層がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/layer_lookup.py"/>
        <source>No layer with a heatmap lies before "{path}".</source>
        <translation>「{path}」より前に、ヒートマップをもつ層がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>No number of a box was chosen: the first is explained.</source>
        <translation>ボックスの数値が選ばれていないため、最初の数値を説明します。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/keras_description.py"/>
        <source>No output of this model is made of real numbers that depend on the input, so there is nothing to explain.</source>
        <translation>このモデルには入力に依存する実数の出力がないため、説明できるものがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/tables.py"/>
        <source>No row has a score above {above}; the highest is {highest}. Choose a lower one, or the row with the highest score.</source>
        <translation>スコアが{above}を超える行はありません。最大は{highest}です。より低い値か、スコアが最も高い行を選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>No value was chosen: the first is explained.</source>
        <translation>値が選ばれていないため、最初の値を説明します。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Noise</source>
        <translation>ノイズ</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>None of the combinations that were tried, in {passes} runs of the network, gives {name}. The most like it is {method} of layer "{layer}" for "{label}". Is it of this model and this image?</source>
        <translation>ネットワークを{passes}回実行して試しましたが、{name}になる組み合わせはありませんでした。最も近いのは「{label}」に対する層「{layer}」の{method}です。このモデルと画像のヒートマップかどうか確認してください。</translation>
    </message>
    <message>
        <location filename="../../engine/filters/atlas.py"/>
        <source>None of these layers can be shown in an atlas. {why}</source>
        <translation>アトラスに表示できる層がありません。{why}</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Normalisation: its colours run by "{found}", in Camscope by "{usual}". Choose it in the Display section.</source>
        <translation>正規化：色の割り当ては「{found}」で、Camscopeでは「{usual}」です。「表示設定」で選べます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>Nothing tells which numbers of "{name}" are scores. Choose a row by its number, or name the number that is the score.</source>
        <translation>「{name}」のどの数値がスコアなのか不明です。行の番号を選ぶか、スコアとする数値を指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/writers.py"/>
        <source>NumPy arrays</source>
        <translation>NumPy配列</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_recognition.py"/>
        <source>Of its {all} layers with weights {fitting} fit; layer {layer} has {found}, and {wanted} belongs there.</source>
        <translation>重みをもつ{all}個の層のうち{fitting}個が一致します。層{layer}は{found}ですが、{wanted}である必要があります。</translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>Only a map of classes has a predicted mask. Choose the whole image or a rectangle.</source>
        <translation>予測マスクがあるのはクラスマップだけです。画像全体か矩形を選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>Only a sum or a mean of chosen units can be compared with others. Leave out the comparison.</source>
        <translation>対比できるのは、選んだユニットの和か平均だけです。対比の指定を外してください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>Only a table has rows to choose: boxes, their scores, or features.</source>
        <translation>行を選べるのは表（ボックス、そのスコア、特徴量）だけです。</translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>Only an output with a grid has areas: a map of classes, of features, or an image.</source>
        <translation>領域があるのは、グリッドをもつ出力（クラスマップ、特徴マップ、画像）だけです。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/plan.py"/>
        <source>Only several layers can be combined. Name them with --layer, joined by commas, or all.</source>
        <translation>合成できるのは複数の層だけです。--layerにコンマ区切りで、またはallを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/inspection.py"/>
        <source>Only the first {shown} of its {total} layers are shown.</source>
        <translation>{total}個の層のうち、最初の{shown}個だけを表示しています。</translation>
    </message>
    <message>
        <location filename="../../engine/models/torch_files/inspection.py"/>
        <source>Only the first {shown} of its {total} tensors are shown.</source>
        <translation>{total}個のテンソルのうち、最初の{shown}個だけを表示しています。</translation>
    </message>
    <message>
        <location filename="../../engine/api/geometry.py"/>
        <source>Only the middle {width} × {height} of {own_width} × {own_height} pixels is fed to the network: the rest has no heat.</source>
        <translation>ネットワークに入力されるのは、{own_width} × {own_height}ピクセルのうち中央の{width} × {height}だけです。それ以外の部分にヒートマップは出ません。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/pixels.py"/>
        <source>Only the upper 8 of 16 bits per channel are shown.</source>
        <translation>1チャネル16ビットのうち、上位8ビットだけを表示しています。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Only those whose activation varies most over the image.</source>
        <translation>画像上で活性値が最も大きく変化するものだけを使います。</translation>
    </message>
    <message>
        <location filename="../../engine/code/image.py"/>
        <source>OpenCV alone does not read {name} as Camscope shows it. Save it as PNG, open that, and copy again.</source>
        <translation>OpenCVだけでは、{name}をCamscopeと同じようには読み込めません。PNGで保存してそれを開き、もう一度コピーしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/session.py"/>
        <source>Opened {name}.</source>
        <translation>{name}を開きました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/opening_watch.py"/>
        <source>Opening {file} did not come to an end and was stopped. The file may be damaged or made to do harm.</source>
        <translation>{file}を開く処理が終わらないため、停止しました。ファイルが壊れているか、害を与えるように作られている可能性があります。</translation>
    </message>
    <message>
        <location filename="../../engine/session/opening_watch.py"/>
        <source>Opening {file} took more than {limit} of memory, far more than its weights need, and was stopped. The file may be damaged or made to do harm.</source>
        <translation>{file}を開くのに、重みに必要な量をはるかに超える{limit}以上のメモリが使われたため、停止しました。ファイルが壊れているか、害を与えるように作られている可能性があります。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/main.py"/>
        <source>Opening {name}</source>
        <translation>{name}を開いています</translation>
    </message>
    <message>
        <location filename="../../engine/session/session.py"/>
        <source>Opening {name}…</source>
        <translation>{name}を開いています…</translation>
    </message>
    <message>
        <location filename="../../engine/cli/common.py"/>
        <source>Output "{name}" cannot be read so: it is {kind}. Leave out --outputs-are.</source>
        <translation>出力「{name}」はそのようには読めません。{kind}です。--outputs-areを省いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>Output "{name}" ends without softmax or sigmoid, so it has no probabilities. Choose the score logit, or say that its outputs are logits.</source>
        <translation>出力「{name}」の末尾にはsoftmaxもsigmoidもないため、確率がありません。スコアにロジットを選ぶか、出力がロジットであると指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/common.py"/>
        <source>Output "{name}" has its {activation} in the model. Leave out --outputs-are.</source>
        <translation>出力「{name}」の{activation}はモデルに含まれています。--outputs-areを省いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/targets.py"/>
        <source>Output "{name}" has no rows: leave out --row. It is for boxes, their scores, and rows of features.</source>
        <translation>出力「{name}」に行はありません。--rowを省いてください。これはボックス、そのスコア、特徴量の行のためのものです。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/session/targets.py"/>
        <source>Output "{name}" has {count} numbers; there is no number {index}.</source>
        <extracomment>For one: Output "{name}" has {count} number; there is no number {index}.</extracomment>
        <translation>
            <numerusform>出力「{name}」の数値は{count}個です。数値{index}はありません。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/cli/common.py"/>
        <source>Output "{name}" is one number, whose softmax would always be 1. It may be the logit of a sigmoid.</source>
        <translation>出力「{name}」は1つの数で、softmaxは常に1になります。sigmoidのロジットかもしれません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/writers.py"/>
        <source>PDF documents</source>
        <translation>PDF文書</translation>
    </message>
    <message>
        <location filename="../../engine/storage/writers.py"/>
        <source>PNG images</source>
        <translation>PNG画像</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Patch</source>
        <translation>パッチ</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>Pictures of more than {side} pixels a side are made smaller.</source>
        <translation>1辺が{side}ピクセルを超える画像は縮小されます。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Points on the path; more come closer to the sum.</source>
        <translation>経路上の点の数。多いほど総和が正確になります。</translation>
    </message>
    <message>
        <location filename="../../engine/filters/atlas.py"/>
        <source>Preparing the atlas</source>
        <translation>アトラスを準備中</translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>Preparing to grow images…</source>
        <translation>画像の生成を準備中…</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Preprocessing: the network was fed "{found}", Camscope feeds "{usual}". Choose it in the Input section.</source>
        <translation>前処理：ネットワークへの入力は「{found}」で、Camscopeでは「{usual}」です。「入力」で選べます。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Probability that a cell shows the image.</source>
        <translation>各セルで画像が見える確率。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>PyTorch finds no GPU: Apple's needs macOS 14 or later.</source>
        <translation>PyTorchがGPUを検出できません。AppleのGPUにはmacOS 14以降が必要です。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/methods/rise.py"/>
        <source>RISE cannot divide an input of {width} × {height} pixels into {cells} cells a side. Choose at most {most}.</source>
        <translation>RISEは{width} × {height}ピクセルの入力を1辺{cells}セルに分割できません。{most}以下を選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Random cells to a side of a mask.</source>
        <translation>マスクの1辺のランダムなセル数。</translation>
    </message>
    <message>
        <location filename="../../engine/session/image_ranking.py"/>
        <source>Ranking images for {layer}: {done} of {all_images}</source>
        <translation>{layer}について画像を順位付け中：{done}/{all_images}</translation>
    </message>
    <message>
        <location filename="../../engine/matching/service.py"/>
        <source>Reading the heatmap</source>
        <translation>ヒートマップを読み込み中</translation>
    </message>
    <message>
        <location filename="../../engine/box/run.py"/>
        <source>Reading {name} was stopped: it was not done after {time}. The file is damaged, or made to take for ever. Try another copy of it.</source>
        <translation>{name}の読み込みが{time}たっても終わらないため、停止しました。ファイルが壊れているか、終わらないように作られています。別のコピーを試してください。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Red and blue of its heatmap are swapped: OpenCV's colours are blue first, and the image under them was red first. Camscope shows them the right way round.</source>
        <translation>ヒートマップの赤と青が入れ替わっています。OpenCVの色は青が先頭ですが、下の画像は赤が先頭でした。Camscopeでは正しい順で表示します。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Resizing: the image was brought to the input's size by "{found}", in Camscope by "{usual}". Choose it in the Input section.</source>
        <translation>リサイズ：画像は「{found}」で入力サイズにされ、Camscopeでは「{usual}」です。「入力」で選べます。</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure.py"/>
        <source>Rows and columns have to be {axes}: they are what is several.</source>
        <translation>行と列には{axes}を割り当ててください。複数選ばれているのはこれらです。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>Rows of features, not classes: their means over all rows.</source>
        <translation>クラスではなく特徴量の行です。全行の平均を示します。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/writers.py"/>
        <source>SVG drawings</source>
        <translation>SVG図</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Samples</source>
        <translation>サンプル数</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_recognition.py"/>
        <source>Save the whole model with model.save('name.keras') and open that file.</source>
        <translation>モデル全体をmodel.save('name.keras')で保存し、そのファイルを開いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/activation_files.py"/>
        <source>Saving the activations of {layer}</source>
        <translation>{layer}の活性値を保存中</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Score-CAM with the few channels that vary most over the image.</source>
        <translation>画像上で最も大きく変化する少数のチャネルだけを使うScore-CAM。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Score: it explains the {found}, Camscope the {usual}. Choose it in the Target section.</source>
        <translation>スコア：{found}を説明していて、Camscopeでは{usual}です。「ターゲット」で選べます。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>Scores by the rows where they are highest, the highest first; then the box of that row.</source>
        <translation>各スコアを、それが最も高い行で、高い順に示します。その後にその行のボックスを示します。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>Scores in rows: each class by the row where it is highest, the highest first.</source>
        <translation>行ごとのスコアです。各クラスを、スコアが最も高い行で、高い順に示します。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/targets.py"/>
        <source>Several classes are named "{name}": {indices}. Choose one by its index.</source>
        <translation>「{name}」という名前のクラスが複数あります：{indices}。番号で選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Shift</source>
        <translation>移動量</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Shows only places that the network used; exact when one linear layer follows.</source>
        <translation>ネットワークが実際に使った場所だけを示します。後に線形層が1つだけ続く場合は厳密です。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Side of the square that is hidden, in input pixels.</source>
        <translation>隠す正方形の1辺（入力のピクセル数）。</translation>
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
        <translation>予期しない問題が起こりました：{what}</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Standard deviation, as a share of the input's range.</source>
        <translation>標準偏差。入力の値の範囲に対する割合です。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/engine_slot.py"/>
        <source>Starting {framework} for {name}…</source>
        <translation>{name}を開くために{framework}を起動中…</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Step from patch to patch, in input pixels.</source>
        <translation>パッチをずらす間隔（入力のピクセル数）。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Steps</source>
        <translation>ステップ数</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Stride</source>
        <translation>ストライド</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>Taken for values of a regression, not for classes: in the model's order.</source>
        <translation>クラスではなく回帰の値とみなし、モデルの順に示します。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Target: it explains "{found}", which is the most probable class when the network is fed as in the notebook; as Camscope feeds it, "{usual}" is.</source>
        <translation>ターゲット：「{found}」を説明しています。これはノートブックと同じ入力での最上位クラスです。Camscopeの入力では「{usual}」になります。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>Target: it explains "{found}"; the most probable class is "{usual}". Choose the class in the Target section.</source>
        <translation>ターゲット：「{found}」を説明しています。最上位クラスは「{usual}」です。「ターゲット」でクラスを選べます。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>TensorFlow does not compute on Apple's GPU: start Camscope with make run TORCH=1, and PyTorch opens Keras models there.</source>
        <translation>TensorFlowはAppleのGPUで計算できません。make run TORCH=1でCamscopeを起動すると、PyTorchがそこでKerasモデルを開きます。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>TensorFlow has had no GPU on Windows since version 2.11: install PyTorch's build for CUDA (docs/gpu.md), which opens Keras models, too, or run Camscope in WSL2.</source>
        <translation>TensorFlowは2.11以降、WindowsでGPUを使えません。Kerasモデルも開けるPyTorchのCUDA版をインストールするか（docs/gpu.md）、WSL2でCamscopeを実行してください。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>TensorFlow has no GPU on ARM processors: install PyTorch's build for CUDA (docs/gpu.md), which opens Keras models, too.</source>
        <translation>TensorFlowはARMプロセッサではGPUを使えません。Kerasモデルも開けるPyTorchのCUDA版をインストールしてください（docs/gpu.md）。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/batching.py"/>
        <source>The GPU's memory ran out; it went on on the CPU.</source>
        <translation>GPUのメモリが不足したため、CPUで続けました。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>The PyTorch that is installed is the build for the processor alone: install its build for CUDA (docs/gpu.md).</source>
        <translation>インストールされているPyTorchはCPU専用版です。CUDA版をインストールしてください（docs/gpu.md）。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>The PyTorch that is installed is the build for the processor alone: let pip take PyPI's, and start Camscope with make run TORCH=1.</source>
        <translation>インストールされているPyTorchはCPU専用版です。pipがPyPIの版を使うようにして、make run TORCH=1でCamscopeを起動してください。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>The TensorFlow that is installed is the build for the processor alone: start Camscope with make run GPU=1.</source>
        <translation>インストールされているTensorFlowはCPU専用版です。make run GPU=1でCamscopeを起動してください。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/layer_passes.py"/>
        <source>The activations of layer "{layer}" are not finite (NaN or infinity). The model's weights may be damaged, or the preprocessing may not fit.</source>
        <translation>層「{layer}」の活性値に有限でない値（NaNまたは無限大）があります。モデルの重みが壊れているか、前処理が合っていない可能性があります。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>The baseline: an image without information.</source>
        <translation>ベースライン：情報をもたない画像。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>The baseline: the image without information where the path starts.</source>
        <translation>ベースライン：経路の始点となる、情報をもたない画像。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/precision.py"/>
        <source>The chosen device has no units for bfloat16. Choose the precision auto or float32.</source>
        <translation>選択したデバイスはbfloat16に対応していません。精度に自動かfloat32を選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>The class with the largest predicted mask is explained.</source>
        <translation>予測マスクが最も大きいクラスを説明します。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>The classifier's own weights over the last layer; only after global pooling.</source>
        <translation>分類器自身の重みを最後の層に掛けます。グローバルプーリングの直前でのみ使えます。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/torch/keras_program.py"/>
        <source>The code that comes with {model} does not run in PyTorch: {why} Choose TensorFlow for this model, or write its code with keras.ops.</source>
        <translation>{model}に付属するコードはPyTorchでは動きません：{why} このモデルにはTensorFlowを選ぶか、コードをkeras.opsで書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/search.py"/>
        <source>The colours of {name} are those of no colour map that Camscope knows, neither alone nor over this image. Save the heatmap's numbers with numpy.save, or the picture without axes and margins.</source>
        <translation>{name}の色は、単独でもこの画像に重ねたものとしても、Camscopeが知っているどのカラーマップとも一致しません。ヒートマップの数値をnumpy.saveで保存するか、軸と余白のない画像を保存してください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/download.py"/>
        <source>The connection broke off before {name} was complete. Download it again.</source>
        <translation>{name}のダウンロードが終わる前に接続が切れました。もう一度ダウンロードしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>The description of the model in {file} has more than {limit} values, which no network needs. Choose another file.</source>
        <translation>{file}のモデル記述には{limit}個を超える値があり、ネットワークとしては多すぎます。別のファイルを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>The description of the model in {file} is damaged. Copy the file again from its source, or save the model again.</source>
        <translation>{file}のモデル記述が壊れています。元のファイルをコピーし直すか、モデルを保存し直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>The description of the model in {file} is larger than {limit}, which no network needs. Choose another file.</source>
        <translation>{file}のモデル記述は{limit}を超え、ネットワークとしては大きすぎます。別のファイルを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>The description of the model in {file} is nested more than {limit} levels deep, which no network needs. Choose another file.</source>
        <translation>{file}のモデル記述は{limit}段を超える入れ子で、ネットワークとしては深すぎます。別のファイルを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>The description of the model in {file} is not text. Save the model again.</source>
        <translation>{file}のモデル記述がテキストではありません。モデルを保存し直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>The description of the model in {file} makes no sense. Copy the file again from its source, or save the model again.</source>
        <translation>{file}のモデル記述が正しくありません。元のファイルをコピーし直すか、モデルを保存し直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>The description of the model in {file} says {key} twice, so that two readers would see two models. Save the model again with Keras.</source>
        <translation>{file}のモデル記述に{key}が2回あり、読み手によって違うモデルになります。Kerasでモデルを保存し直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/atomic.py"/>
        <source>The disk is full: {name} was not saved. Free some space, or choose another folder.</source>
        <translation>ディスクがいっぱいのため、{name}は保存されませんでした。空きを増やすか、別のフォルダを選んでください。</translation>
    </message>
    <message>
        <location filename="../../gui/screen.py"/>
        <source>The display {display} does not answer, so no window can open. `camscope --help` lists the commands that need none.</source>
        <translation>ディスプレイ{display}が応答しないため、ウィンドウを開けません。`camscope --help`に、ディスプレイの不要なコマンドの一覧があります。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/supervisor.py"/>
        <source>The engine cannot start ({how}). Open a model to try again; the details may help.</source>
        <translation>エンジンを起動できません（{how}）。モデルを開くと、もう一度起動を試みます。原因は詳細で確認できます。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/main.py"/>
        <location filename="../../engine/ipc/server.py"/>
        <source>The engine could not do this: {why}</source>
        <translation>エンジンで処理できませんでした：{why}</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/supervisor.py"/>
        <source>The engine stopped unexpectedly ({how}). It is starting again and will repeat what was asked.</source>
        <translation>エンジンが予期せず停止しました（{how}）。再起動して、同じ処理をもう一度行います。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/ipc/supervisor.py"/>
        <source>The engine stopped {count} times ({how}). {doing} Camscope does not try this again.</source>
        <extracomment>For one: The engine stopped {count} time ({how}). {doing} Camscope does not try this again.</extracomment>
        <translation>
            <numerusform>エンジンが{count}回停止しました（{how}）。{doing}この処理はもう繰り返しません。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_import.py"/>
        <source>The file is none of those that Keras publishes; its tensors fit {network}. It is listed as {title}.</source>
        <translation>Kerasが公開しているファイルではありませんが、テンソルは{network}と一致します。{title}として一覧に加えます。</translation>
    </message>
    <message>
        <location filename="../../engine/code/service.py"/>
        <source>The file of {model} holds weights alone, which no short script opens.</source>
        <translation>{model}のファイルには重みしかなく、短いスクリプトでは開けません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/input_size.py"/>
        <source>The file says that the network was built for {width} × {height} pixels.</source>
        <translation>ファイルによると、このネットワークは{width} × {height}ピクセル用に構築されています。</translation>
    </message>
    <message>
        <location filename="../../engine/session/preprocessing_trial.py"/>
        <source>The file {file} says so.</source>
        <translation>ファイル{file}の指定によります。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/manifest.py"/>
        <source>The file {manifest} in the folder {folder} is not one of Camscope's. Choose another folder with --out, or move the file away.</source>
        <translation>フォルダ{folder}の{manifest}はCamscopeのファイルではありません。--outで別のフォルダを選ぶか、そのファイルを移動してください。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/manifest.py"/>
        <source>The file {path} cannot be read: {why}. Choose another folder with --out.</source>
        <translation>ファイル{path}を読めません：{why}。--outで別のフォルダを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/manifest_formats.py"/>
        <source>The file {path} was written by a newer Camscope. Use that one, or choose another folder.</source>
        <translation>ファイル{path}は、より新しいCamscopeで書き込まれています。そのCamscopeを使うか、別のフォルダを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/script_writer.py"/>
        <source>The final {activation} of {model} is layer "{path}", which is called several times: a short script cannot leave out one of its calls.</source>
        <translation>{model}の最後の{activation}は、複数回呼び出される層「{path}」です。短いスクリプトでは、そのうち1回だけを省くことができません。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/torch/script_writer.py"/>
        <source>The final {activation} of {model} is no module of its own, so a short script cannot leave it out to have logits. Choose the probability as the score, and copy again.</source>
        <translation>{model}の最後の{activation}は独立したモジュールではないため、短いスクリプトでは省いてロジットを得ることができません。スコアに確率を選んで、もう一度コピーしてください。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/imaging/decode.py"/>
        <source>The first of {count} frames is shown.</source>
        <extracomment>For one: The first of {count} frame is shown.</extracomment>
        <translation>
            <numerusform>{count}フレームのうち最初のものを表示しています。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/storage/image_paths.py"/>
        <source>The folder {folder} cannot be read: {why}.</source>
        <translation>フォルダ{folder}を読み込めません：{why}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/atomic.py"/>
        <source>The folder {folder} does not exist: {name} was not saved.</source>
        <translation>フォルダ{folder}がないため、{name}は保存されませんでした。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/image_paths.py"/>
        <source>The folder {folder} has more than {limit} images. Choose folders inside it.</source>
        <translation>フォルダ{folder}には{limit}枚を超える画像があります。中のフォルダを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/manifest.py"/>
        <source>The folder {folder} has results of another model, {model}. Choose another folder with --out, or delete its {manifest}.</source>
        <translation>フォルダ{folder}には別のモデル{model}の結果があります。--outで別のフォルダを選ぶか、その{manifest}を削除してください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/folders.py"/>
        <source>The folder {path} cannot be made: {why}. Choose another.</source>
        <translation>フォルダ{path}を作成できません：{why}。別のフォルダを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/keras_description.py"/>
        <source>The graph becomes {found} layers, more than the {limit} that Camscope opens. Choose a smaller model.</source>
        <translation>グラフの層は{found}個になり、開ける上限の{limit}個を超えます。より小さいモデルを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>The graph in {file} does not fit together: {why}.</source>
        <translation>{file}のグラフに矛盾があります：{why}。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>The highest score of all rows is explained.</source>
        <translation>全行のうち最も高いスコアを説明します。</translation>
    </message>
    <message>
        <location filename="../../engine/api/geometry.py"/>
        <source>The image is padded with black to the proportions of the input.</source>
        <translation>入力の縦横比に合わせて、画像の周囲を黒で埋めています。</translation>
    </message>
    <message>
        <location filename="../../engine/api/geometry.py"/>
        <source>The image is squashed: {own_width} × {own_height} pixels are fed as {width} × {height}. A crop or a letterbox keeps the proportions.</source>
        <translation>画像の縦横比が変わっています。{own_width} × {own_height}ピクセルを{width} × {height}として入力しています。切り抜きかレターボックスなら縦横比が保たれます。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/translation.py"/>
        <source>The input {name} has no shape of which pictures could be made.</source>
        <translation>入力{name}の形状では、画像を入力できません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/translation.py"/>
        <source>The input {name} takes numbers of type {dtype}; pictures are float32 here.</source>
        <translation>入力{name}の数値の型は{dtype}ですが、ここでの画像はfloat32です。</translation>
    </message>
    <message>
        <location filename="../../engine/models/labels.py"/>
        <source>The labels are those kept for this model.</source>
        <translation>ラベルは、このモデル用に保存されたものです。</translation>
    </message>
    <message>
        <location filename="../../engine/models/labels.py"/>
        <source>The labels are those of {set}.</source>
        <translation>ラベルは{set}のものです。</translation>
    </message>
    <message>
        <location filename="../../engine/models/labels.py"/>
        <source>The labels come from {file}.</source>
        <translation>ラベルは{file}のものです。</translation>
    </message>
    <message>
        <location filename="../../engine/models/labels.py"/>
        <source>The labels come from {file}; the model's first class is taken for the background.</source>
        <translation>ラベルは{file}のもので、モデルの最初のクラスを背景とみなしています。</translation>
    </message>
    <message>
        <location filename="../../engine/models/labels.py"/>
        <source>The labels in {file} cannot be read.</source>
        <translation>{file}のラベルを読み込めません。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/torch/default_layer.py"/>
        <source>The last layer with a spatial grid ({grid}) before its cells become rows.</source>
        <translation>セルが行に展開される前で、空間方向のグリッド（{grid}）をもつ最後の層です。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/default_layer.py"/>
        <source>The last layer with a spatial grid ({grid}) before {next}, which mixes its channels.</source>
        <translation>チャネルを混ぜる{next}より前で、空間方向のグリッド（{grid}）をもつ最後の層です。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/default_layer.py"/>
        <source>The last layer with a spatial grid ({grid}) before {next}.</source>
        <translation>{next}より前で、空間方向のグリッド（{grid}）をもつ最後の層です。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/default_layer.py"/>
        <source>The last layer with a spatial grid ({grid}).</source>
        <translation>空間方向のグリッド（{grid}）をもつ最後の層です。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/default_layer.py"/>
        <source>The last layer with the smallest grid ({grid}): all that the output knows of the whole image passes through it.</source>
        <translation>グリッドが最小（{grid}）の最後の層です。出力に届く画像全体の情報は、すべてここを通ります。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/torch/default_layer.py"/>
        <source>The last norm of the patches' tokens ({grid}) at which the output looks: behind it only the class token counts, and patches have no gradient.</source>
        <translation>出力が参照する、パッチのトークン（{grid}）に対する最後の正規化層です。この後はクラストークンだけが使われ、パッチには勾配がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/torch/default_layer.py"/>
        <source>The last norm of the patches' tokens ({grid}).</source>
        <translation>パッチのトークン（{grid}）に対する最後の正規化層です。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/loading.py"/>
        <source>The layers of this model follow each other in a longer chain than Keras can build. Choose another model.</source>
        <translation>このモデルの層の連なりは、Kerasで構築できる長さを超えています。別のモデルを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/library.py"/>
        <location filename="../../engine/models/catalogue.py"/>
        <source>The library has no model "{name}". {nearest}</source>
        <translation>ライブラリにモデル「{name}」はありません。{nearest}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/matching/sentences.py"/>
        <source>The maps of layers "{values}" are the same.</source>
        <extracomment>For one: The map of layer "{values}" is the same.</extracomment>
        <translation>
            <numerusform>層「{values}」のマップは同じです。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>The mean of random masks, each weighted by the probability that it leaves.</source>
        <translation>ランダムマスクを、それを通して見た画像の確率で重み付けして平均します。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>The mean of the gradients of noisy copies: less speckle.</source>
        <translation>ノイズを加えた複製の勾配の平均。斑点状のノイズが減ります。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>The mean square of the gradients of noisy copies: strong edges of the evidence.</source>
        <translation>ノイズを加えた複製の勾配の二乗平均。根拠の強い輪郭が現れます。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/layer_passes.py"/>
        <source>The model answers with numbers that are not finite (NaN or infinity). Its weights may be damaged, or the preprocessing may not fit.</source>
        <translation>モデルの出力に有限でない値（NaNまたは無限大）があります。重みが壊れているか、前処理が合っていない可能性があります。</translation>
    </message>
    <message>
        <location filename="../../engine/models/architectures.py"/>
        <source>The model begins with arithmetic of its own (layer {layer}), so it takes 0 to 255.</source>
        <translation>モデルの最初に独自の演算（層{layer}）があるため、0〜255を入力します。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/applications.py"/>
        <location filename="../../engine/backends/keras/loading.py"/>
        <location filename="../../engine/backends/torch/backend.py"/>
        <source>The model does not fit into memory.</source>
        <translation>モデルがメモリに収まりません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/other_inputs.py"/>
        <source>The model has no input "{name}" beside the image. It has: {names}.</source>
        <translation>モデルには、画像以外の入力「{name}」はありません。あるもの：{names}。</translation>
    </message>
    <message>
        <location filename="../../engine/api/model.py"/>
        <source>The model has {several} outputs ({names}): "{name}" is explained, {kind}.</source>
        <translation>このモデルには出力が{several}個あります（{names}）。「{name}」（{kind}）を説明します。</translation>
    </message>
    <message>
        <location filename="../../engine/models/parameter_budget.py"/>
        <source>The model in {file} calls its layers more than {limit} times, because models in it are used many times over. Choose a smaller model.</source>
        <translation>{file}のモデルでは、内部のモデルが何度も使われ、層の呼び出しが{limit}回を超えます。より小さいモデルを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/parameter_budget.py"/>
        <source>The model in {file} has {found} layers, more than the {limit} that Camscope opens. Choose a smaller model.</source>
        <translation>{file}のモデルの層は{found}個で、開ける上限の{limit}個を超えます。より小さいモデルを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/vetting.py"/>
        <location filename="../../engine/models/parameter_budget.py"/>
        <location filename="../../engine/models/saved_model/vetting.py"/>
        <source>The model in {file} needs about {needed} of memory, and {free} are free. Close other programs and open it again.</source>
        <translation>{file}のモデルには約{needed}のメモリが必要ですが、空きは{free}です。ほかのプログラムを閉じてから開き直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/inspection.py"/>
        <source>The model is only inspected: nothing is fed to it.</source>
        <translation>構造の表示のみのモデルのため、入力は行われません。</translation>
    </message>
    <message>
        <location filename="../../engine/api/layer_reasons.py"/>
        <source>The model is only inspected: nothing runs in it.</source>
        <translation>構造の表示のみのモデルで、計算は行われません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/input_size.py"/>
        <source>The model itself makes {width} × {height} pixels of its input (layer {layer}).</source>
        <translation>モデル自身が入力を{width} × {height}ピクセルにします（層{layer}）。</translation>
    </message>
    <message>
        <location filename="../../engine/models/architectures.py"/>
        <source>The model normalises the pixels itself (layer {layer}), so it takes 0 to 255.</source>
        <translation>モデル自身がピクセル値を正規化する（層{layer}）ため、0〜255を入力します。</translation>
    </message>
    <message>
        <location filename="../../engine/models/architectures.py"/>
        <source>The model normalises the pixels itself (layer {layer}), with means between 0 and 1, so it takes 0 to 1.</source>
        <translation>モデル自身が0〜1の平均でピクセル値を正規化する（層{layer}）ため、0〜1を入力します。</translation>
    </message>
    <message>
        <location filename="../../engine/models/architectures.py"/>
        <source>The model rescales the pixels itself (layer {layer}), so it takes 0 to 255.</source>
        <translation>モデル自身がピクセル値をスケーリングする（層{layer}）ため、0〜255を入力します。</translation>
    </message>
    <message>
        <location filename="../../engine/api/geometry.py"/>
        <source>The model scales the pixels itself (layer {layer}). Fed {way}, it sees next to nothing: choose the automatic preprocessing.</source>
        <translation>このモデルはピクセル値を自身でスケーリングします（層{layer}）。{way}で入力すると、ほとんど何も見えなくなります。自動の前処理を選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/input_size.py"/>
        <source>The model takes any size, and nothing tells which it was trained for: images keep their proportions, with at most {most} pixels on the longer side.</source>
        <translation>モデルの入力サイズは任意で、学習時のサイズは不明です。画像の縦横比を保ち、長辺を最大{most}ピクセルにします。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/program_feeding.py"/>
        <source>The model takes any size; networks of PyTorch are trained on ImageNet with {side} × {side} pixels.</source>
        <translation>モデルの入力サイズは任意です。PyTorchのネットワークはImageNetの{side} × {side}ピクセルで学習されます。</translation>
    </message>
    <message>
        <location filename="../../engine/models/input_size.py"/>
        <source>The model takes any size; {family} of Keras Applications was trained with {side} × {side} pixels.</source>
        <translation>モデルの入力サイズは任意です。Keras Applicationsの{family}は{side} × {side}ピクセルで学習されています。</translation>
    </message>
    <message>
        <location filename="../../engine/api/presets.py"/>
        <source>The nearest pixels, maps from minimum to maximum with aligned corners, and Matplotlib's jet half over the image, because the library's examples do so.</source>
        <translation>最近傍のピクセル、角を合わせた最小値〜最大値のマップ、画像に半分重ねたMatplotlibのjet。このライブラリの使用例に合わせています。</translation>
    </message>
    <message>
        <location filename="../../engine/models/architectures.py"/>
        <source>The network is {family} of Keras Applications, whose published weights take it so.</source>
        <translation>Keras Applicationsの{family}で、公開されている重みに合わせた入力です。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/program_feeding.py"/>
        <source>The network is {name} of torchvision, whose published weights take it so.</source>
        <translation>torchvisionの{name}で、公開されている重みに合わせた入力です。</translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>The number in view of filter images goes from {least} to {most}; {value} was asked.</source>
        <translation>表示するフィルタ画像の数は{least}〜{most}です。{value}は指定できません。</translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>The number of channels of filter images goes from {least} to {most}; {value} was asked.</source>
        <translation>フィルタ画像のチャネル数は{least}〜{most}です。{value}は指定できません。</translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>The number of steps of filter images goes from {least} to {most}; {value} was asked.</source>
        <translation>フィルタ画像のステップ数は{least}〜{most}です。{value}は指定できません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/weights.py"/>
        <location filename="../../engine/models/saved_model/reading.py"/>
        <source>The numbers that {file} holds for its variable {variable} are of another shape or type than it has.</source>
        <translation>{file}にある変数{variable}の数値は、形状か型が変数と異なります。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/translation.py"/>
        <source>The operation {op} ({node}) does not fit what it is given: {details}.</source>
        <translation>演算{op}（{node}）が、与えられたものに合いません：{details}。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/translation.py"/>
        <source>The operation {op} ({node}) has no counterpart in Keras.</source>
        <translation>演算{op}（{node}）に対応するものがKerasにありません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/translation.py"/>
        <source>The operation {op} ({node}) is used in a way that Keras has not: {details}.</source>
        <translation>演算{op}（{node}）の使い方がKerasにないものです：{details}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/open_model.py"/>
        <location filename="../../engine/session/tables.py"/>
        <source>The output has no rows for this image.</source>
        <translation>この画像に対する出力には行がありません。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/session/targets.py"/>
        <source>The output has {count} rows; there is no row {index}.</source>
        <extracomment>For one: The output has {count} row; there is no row {index}.</extracomment>
        <translation>
            <numerusform>出力の行数は{count}です。行{index}はありません。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>The output has {height} × {width} cells; there is no area of {area_height} × {area_width} at row {row}, column {column}.</source>
        <translation>出力は{height} × {width}セルです。行{row}、列{column}からの{area_height} × {area_width}の領域はありません。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/filter_growth.py"/>
        <source>The output of layer "{path}" is not made of real numbers, so nothing can be made larger step by step. Choose another layer.</source>
        <translation>層「{path}」の出力は実数ではないため、少しずつ大きくすることができません。別の層を選んでください。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/session/targets.py"/>
        <source>The output of {model} has {count} channels; there is no channel {index}.</source>
        <extracomment>For one: The output of {model} has {count} channel; there is no channel {index}.</extracomment>
        <translation>
            <numerusform>{model}の出力のチャネル数は{count}です。チャネル{index}はありません。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/imaging/blend.py"/>
        <source>The picture could not be turned into a JPEG file.</source>
        <translation>画像をJPEGファイルに変換できませんでした。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/blend.py"/>
        <source>The picture could not be turned into a PNG file.</source>
        <translation>画像をPNGファイルに変換できませんでした。</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>The preprocessing ({name}) is a guess.</source>
        <translation>前処理（{name}）は推測です。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>The preset "{name}" makes these choices of score, input and display.</source>
        <translation>プリセット「{name}」にすると、スコア・入力・表示がこのとおりになります。</translation>
    </message>
    <message>
        <location filename="../../engine/api/presets.py"/>
        <source>The probability, the nearest pixels and OpenCV's jet added to the image at 0.4; tiles by mean and deviation; filter images of 64 pixels in 40 steps from raw grey noise without preprocessing, columns first, because the book's listings do so.</source>
        <translation>確率、最近傍のピクセル、画像に0.4で加算したOpenCVのjet。タイルは平均と標準偏差で表示し、フィルタ画像は64ピクセル、40ステップ、前処理なしの灰色ノイズから列順に生成します。書籍のコードに合わせています。</translation>
    </message>
    <message>
        <location filename="../../engine/api/presets.py"/>
        <source>The probability, the nearest pixels and OpenCV's jet added to the image at 0.6, because scripts with load_img and a softmax at the end do so.</source>
        <translation>確率、最近傍のピクセル、画像に0.6で加算したOpenCVのjet。load_imgを使い、最後がsoftmaxのスクリプトに合わせています。</translation>
    </message>
    <message>
        <location filename="../../engine/box/process.py"/>
        <source>The process that reads files for Camscope does not start ({how}). Start Camscope again, or install it again.</source>
        <translation>ファイルを読み込むプロセスが起動しません（{how}）。Camscopeを起動し直すか、インストールし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>The reference has to be a finite number.</source>
        <translation>参照値には有限の数値を指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>The rows of "{scores}" are not those of "{name}", so they cannot choose among them.</source>
        <translation>「{scores}」の行は「{name}」の行と対応しないため、行の選択に使えません。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>The same seed gives the same map.</source>
        <translation>シードが同じなら、同じマップになります。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/layer_passes.py"/>
        <source>The score does not depend on layer "{layer}". Choose a layer before the target.</source>
        <translation>スコアは層「{layer}」に依存していません。ターゲットより前の層を選んでください。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/matching/sentences.py"/>
        <source>The scores {values} give the same map.</source>
        <extracomment>For one: The score {values} gives the same map.</extracomment>
        <translation>
            <numerusform>スコア{values}では同じマップになります。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/cli/code_option.py"/>
        <source>The script of --code has to have a name that ends in .py; {path} does not.</source>
        <translation>--codeのスクリプトの名前は.pyで終わる必要があります。{path}はそうではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>The seed of filter images goes from {least} to {most}; {value} was asked.</source>
        <translation>フィルタ画像のシードは{least}〜{most}です。{value}は指定できません。</translation>
    </message>
    <message>
        <location filename="../../gui/core/settings.py"/>
        <source>The settings cannot be saved to {path}: free some space there, or allow Camscope to write. Until then changes are forgotten when it ends.</source>
        <translation>設定を{path}に保存できません。空きを増やすか、書き込みを許可してください。それまで、変更は終了時に失われます。</translation>
    </message>
    <message>
        <location filename="../../gui/core/settings.py"/>
        <source>The settings could not be read and start anew. The old file is kept as {path}.</source>
        <translation>設定を読み込めなかったため、初期設定で始めます。以前のファイルは{path}として残しています。</translation>
    </message>
    <message>
        <location filename="../../gui/core/settings.py"/>
        <source>The settings could not be read and start anew. What changes now is forgotten when Camscope ends, because {path} cannot be replaced.</source>
        <translation>設定を読み込めなかったため、初期設定で始めます。{path}を置き換えられないため、これからの変更は終了時に失われます。</translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>The size of filter images goes from {least} to {most}; {value} was asked.</source>
        <translation>フィルタ画像のサイズは{least}〜{most}です。{value}は指定できません。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>The strongest common pattern of activations times gradients.</source>
        <translation>活性値×勾配に共通する最も強いパターン。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>The strongest pattern of activations, whatever the class: it knows no target.</source>
        <translation>活性値の最も強いパターン。クラスを問わず、ターゲットには依存しません。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/objective_kind.py"/>
        <source>The target has {given} units, but {name} has {wanted}.</source>
        <translation>ターゲットのユニット数は{given}ですが、{name}では{wanted}です。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>The variable CUDA_VISIBLE_DEVICES is "{value}", which hides every GPU: unset it, and start Camscope again.</source>
        <translation>環境変数CUDA_VISIBLE_DEVICESが「{value}」なので、すべてのGPUが隠されています。設定を解除して、Camscopeを起動し直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/reading.py"/>
        <source>The variables of {file} are damaged. Copy the folder again from its source.</source>
        <translation>{file}の変数が壊れています。元のフォルダをコピーし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/loading.py"/>
        <source>The weights in this file do not fit the model that it describes: it is damaged or was changed. Save the model again where it was made.</source>
        <translation>このファイルの重みは、記述されているモデルと一致しません。ファイルが壊れているか、変更されています。作成元でモデルを保存し直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>The weights in {file} are compressed and larger than {limit}, too large to be unpacked safely. Export the model again: PyTorch does not compress them.</source>
        <translation>{file}の重みは圧縮されていて{limit}を超え、安全に展開できません。モデルをエクスポートし直してください。PyTorchは重みを圧縮しません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/keras_zip_checks.py"/>
        <source>The weights in {file} are compressed and larger than {limit}, too large to be unpacked safely. Open the model where it was made and save it again with Keras, which does not compress them.</source>
        <translation>{file}の重みは圧縮されていて{limit}を超え、安全に展開できません。作成元でモデルを開き、Kerasで保存し直してください。Kerasは重みを圧縮しません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_recognition.py"/>
        <source>The weights in {file} are not those of {network}. {difference}</source>
        <translation>{file}の重みは{network}のものではありません。{difference}</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_recognition.py"/>
        <source>The weights in {file} are not those of {network}: they fit {models}.</source>
        <translation>{file}の重みは{network}のものではなく、{models}と一致します。</translation>
    </message>
    <message>
        <location filename="../../engine/api/model.py"/>
        <source>The weights look untrained: predictions and heatmaps mean nothing yet.</source>
        <translation>重みが未学習のようです。予測にもヒートマップにもまだ意味はありません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/weights.py"/>
        <source>The weights of {file} are damaged: what is told of them makes no sense. Copy the file again from its source, or export the model again.</source>
        <translation>{file}の重みが壊れています。重みについての記述が正しくありません。元のファイルをコピーし直すか、モデルをエクスポートし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_import.py"/>
        <source>The weights of {model} are in Keras' own folder, {folder}, where other programs use them. Camscope does not remove them.</source>
        <translation>{model}の重みは、ほかのプログラムも使うKerasのフォルダ{folder}にあります。Camscopeからは削除しません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalogue.py"/>
        <source>The weights of {model} are not on this computer. Import or download them in the model library (`camscope library --import FILE`, `--download {model}`), or take random ones.</source>
        <translation>{model}の重みがこのコンピュータにありません。モデルライブラリでインポートかダウンロードを行う（`camscope library --import FILE`、`--download {model}`）か、ランダムな重みを使ってください。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/run_errors.py"/>
        <source>The weights of {name} hold numbers that are not finite (NaN or infinity), first in layer {layer}: the file is damaged or its training diverged.</source>
        <translation>{name}の重みに有限でない値（NaNまたは無限大）があります。最初は層{layer}です。ファイルが壊れているか、学習が発散しています。</translation>
    </message>
    <message>
        <location filename="../../engine/rendering/activation_cache.py"/>
        <source>There are no activations of this layer to save yet.</source>
        <translation>この層には、保存できる活性値がまだありません。</translation>
    </message>
    <message>
        <location filename="../../engine/api/spelling.py"/>
        <source>There are: {names}.</source>
        <translation>選べるもの：{names}。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>There is an NVIDIA GPU, and the CUDA libraries for {framework} are not installed: start Camscope with make run GPU=1.</source>
        <translation>NVIDIAのGPUはありますが、{framework}用のCUDAライブラリがインストールされていません。make run GPU=1でCamscopeを起動してください。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/filters.py"/>
        <source>There is no "{name}". There are: {names}.</source>
        <translation>「{name}」はありません。選択肢：{names}。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>There is no NVIDIA driver: if this computer has an NVIDIA GPU, install version {version} or later.</source>
        <translation>NVIDIAのドライバがありません。このコンピュータにNVIDIAのGPUがある場合は、{version}以降をインストールしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/__init__.py"/>
        <source>There is no backend "{name}". There are: {known}.</source>
        <translation>バックエンド「{name}」はありません。使えるもの：{known}。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/__init__.py"/>
        <source>There is no backend for model files of kind "{kind}".</source>
        <translation>種類が「{kind}」のモデルファイルに対応するバックエンドがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/targets.py"/>
        <location filename="../../engine/filters/service.py"/>
        <source>There is no class {index}; the model's classes go from 0 to {last}.</source>
        <translation>クラス{index}はありません。モデルのクラスは0〜{last}です。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/style_options.py"/>
        <source>There is no colour map "{name}". {nearest}</source>
        <translation>カラーマップ「{name}」はありません。{nearest}</translation>
    </message>
    <message>
        <location filename="../../gui/screen.py"/>
        <source>There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open. `camscope --help` lists the commands that need none.</source>
        <translation>ディスプレイがない（DISPLAYもWAYLAND_DISPLAYも設定されていない）ため、ウィンドウを開けません。`camscope --help`に、ディスプレイの不要なコマンドの一覧があります。</translation>
    </message>
    <message>
        <location filename="../../engine/rendering/renderer.py"/>
        <source>There is no heatmap of this layer to save yet.</source>
        <translation>この層には、保存できるヒートマップがまだありません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/image_paths.py"/>
        <source>There is no image in the folder {folder}. Files that end in {suffixes} count.</source>
        <translation>フォルダ{folder}に画像がありません。対象は末尾が{suffixes}のファイルです。</translation>
    </message>
    <message>
        <location filename="../../engine/session/costs.py"/>
        <source>There is no method "{name}".</source>
        <translation>手法「{name}」はありません。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/methods.py"/>
        <source>There is no method "{name}". {nearest}</source>
        <translation>手法「{name}」はありません。{nearest}</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/methods.py"/>
        <source>There is no parameter "{name}" to give as name=value. The chosen methods have none.</source>
        <translation>name=valueで与えられるパラメータ「{name}」はありません。選んだ手法にはパラメータがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/methods.py"/>
        <source>There is no parameter "{name}" to give as name=value. The chosen methods have: {known}.</source>
        <translation>name=valueで与えられるパラメータ「{name}」はありません。選んだ手法にあるもの：{known}。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/precision.py"/>
        <source>There is no precision "{precision}". There are: auto, float32, bfloat16.</source>
        <translation>精度「{precision}」はありません。使えるもの：auto、float32、bfloat16。</translation>
    </message>
    <message>
        <location filename="../../engine/api/preprocessing.py"/>
        <source>There is no preprocessing called {name}. Choose one of {names}, or spell it out: 0..1 mean 0.5,0.5,0.5 std 0.25 bgr</source>
        <translation>{name}という前処理はありません。{names}から選ぶか、次のように書いてください：0..1 mean 0.5,0.5,0.5 std 0.25 bgr</translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>There is no room on the disk for a working copy of {file}. Free some space and open it again.</source>
        <translation>{file}の作業用コピーを置く空きがディスクにありません。空きを増やしてから開き直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/code/filters_script.py"/>
        <source>There is no script of filter images for a model that takes transparency.</source>
        <translation>透明度を入力するモデルでは、フィルタ画像のスクリプトは作れません。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/torch/script_writer.py"/>
        <source>There is no script of the Fourier style for networks of PyTorch. Choose the textbook style, and copy again.</source>
        <translation>PyTorchのネットワークでは、フーリエ方式のスクリプトは作れません。教科書方式を選んで、もう一度コピーしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/code/filters_script.py"/>
        <source>There is no script of the Fourier style from an image. Begin with noise, or choose the textbook style, and copy again.</source>
        <translation>画像から始める場合、フーリエ方式のスクリプトは作れません。ノイズから始めるか教科書方式を選んで、もう一度コピーしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/code/methods.py"/>
        <source>There is no script of {method}: {why}</source>
        <translation>{method}のスクリプトは作れません：{why}</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/targets.py"/>
        <source>There is no {unit} named "{name}". {nearest}</source>
        <translation>「{name}」という名前のもの（{unit}）はありません。{nearest}</translation>
    </message>
    <message>
        <location filename="../../engine/cli/explain/targets.py"/>
        <source>There is no {unit} {index}; the model's {unit}s go from 0 to {last}.</source>
        <translation>番号{index}のもの（{unit}）はありません。このモデルでは0から{last}までです。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/server.py"/>
        <location filename="../../engine/ipc/thread.py"/>
        <source>There is not enough memory for this.</source>
        <translation>この処理に必要なメモリが足りません。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/filter_growth.py"/>
        <source>There is not enough memory for {name}.</source>
        <translation>{name}に必要なメモリが足りません。</translation>
    </message>
    <message>
        <location filename="../../engine/box/run.py"/>
        <location filename="../../engine/imaging/decode.py"/>
        <location filename="../../engine/imaging/files.py"/>
        <source>There is not enough memory to open {name}.</source>
        <translation>{name}を開くためのメモリが足りません。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/run_errors.py"/>
        <source>There is not enough memory to run {name} on this image.</source>
        <translation>この画像に{name}を実行するためのメモリが足りません。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>These are Camscope's own choices: the window shows the same.</source>
        <translation>Camscopeの標準の設定どおりです。ウィンドウの表示と同じになります。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/applications.py"/>
        <source>These are not the weights of {model}: they do not fit its layers.</source>
        <translation>{model}の重みではありません。層の形と一致しません。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>This Camscope is packaged for the processor alone: take the package for GPUs, or run Camscope from its sources with make run GPU=1.</source>
        <translation>このCamscopeはCPU専用のパッケージ版です。GPU用のパッケージを使うか、ソースからmake run GPU=1で実行してください。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>This computer has an NVIDIA GPU and no driver for it: install NVIDIA's driver, version {version} or later, and restart.</source>
        <translation>このコンピュータにはNVIDIAのGPUがありますが、ドライバがありません。NVIDIAのドライバ{version}以降をインストールして、再起動してください。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>This computer has neither an NVIDIA GPU nor a driver for one: Camscope computes on the processor.</source>
        <translation>このコンピュータにはNVIDIAのGPUもそのドライバもありません。CamscopeはCPUで計算します。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/devices.py"/>
        <source>This computer has no device "{device}". It has: {known}.</source>
        <translation>このコンピュータにデバイス「{device}」はありません。使えるもの：{known}。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/devices.py"/>
        <source>This computer has no device "{device}". {why}</source>
        <translation>このコンピュータにデバイス「{device}」はありません。{why}</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>This container was not given the computer's GPU: start it with --gpus all (Docker, NVIDIA Container Toolkit) or --device nvidia.com/gpu=all (Podman).</source>
        <translation>このコンテナにはコンピュータのGPUが渡されていません。--gpus all（DockerとNVIDIA Container Toolkit）または--device nvidia.com/gpu=all（Podman）を付けて起動してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/architectures.py"/>
        <source>This is a guess: nothing in the file tells the range, and 0 to 1 is the commonest. If the predictions look wrong, try another.</source>
        <translation>これは推測です。ファイルに値の範囲の情報がないため、最も一般的な0〜1としています。予測がおかしい場合は別のものを試してください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/preprocessing_trial.py"/>
        <source>This is a guess: nothing in the file tells the range, but fed {way} the model tells sample pictures apart best. If the predictions look wrong, try another.</source>
        <translation>これは推測です。ファイルに値の範囲の情報はありませんが、{way}で入力したときにサンプル画像が最もよく区別されます。予測がおかしい場合は別のものを試してください。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/__init__.py"/>
        <source>This is opened with {framework}, and the engine at work computes with {own}. Choose {framework} for it.</source>
        <translation>これは{framework}で開くファイルですが、動作中のエンジンは{own}で計算しています。{framework}を選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/api/layer_reasons.py"/>
        <source>This is the input itself.</source>
        <translation>入力そのものです。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/layer_passes.py"/>
        <source>This method explains one layer. Choose a layer.</source>
        <translation>この手法は1つの層を説明します。層を選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/pooled_scores.py"/>
        <source>This method needs a class whose score is made by global average pooling and one dense layer; {name} does not make it so.</source>
        <translation>この手法には、グローバル平均プーリングと1つの全結合層から求めたスコアをもつクラスが必要です。{name}はこの構成ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>This model gives a class for every cell: the class with the largest predicted mask comes first.</source>
        <translation>このモデルはセルごとにクラスを出力します。予測マスクが最も大きいクラスから順に示します。</translation>
    </message>
    <message>
        <location filename="../../engine/models/inspection.py"/>
        <source>This model is only inspected, and nothing runs in it. {why}</source>
        <translation>このモデルは構造の表示のみで、計算は行いません。{why}</translation>
    </message>
    <message>
        <location filename="../../engine/api/model.py"/>
        <source>This model is only inspected: there are no predictions.</source>
        <translation>構造の表示のみのモデルのため、予測はありません。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/trusted_code.py"/>
        <source>This model needs {names}, which is not part of Keras. Name the Python file that has it.</source>
        <translation>このモデルには、Kerasに含まれない{names}が必要です。それを定義したPythonファイルを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/preprocessing.py"/>
        <source>This model takes {channels} channels, and an image has 1, 3 or 4. Choose a model that takes images.</source>
        <translation>このモデルの入力は{channels}チャネルですが、画像は1、3または4チャネルです。画像を入力するモデルを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/__init__.py"/>
        <source>This needs {framework}, which is not installed. Start Camscope with make run {variable}=1, or type: pip install -r requirements/{name}.txt</source>
        <translation>これには{framework}が必要ですが、インストールされていません。make run {variable}=1でCamscopeを起動するか、次を実行してください：pip install -r requirements/{name}.txt</translation>
    </message>
    <message>
        <location filename="../../engine/backends/__init__.py"/>
        <source>This needs {framework}, which the packaged Camscope does not bring along. Run Camscope from its sources with it: make run {variable}=1</source>
        <translation>これには{framework}が必要ですが、パッケージ版のCamscopeには含まれていません。ソースから実行してください：make run {variable}=1</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>This package lacks parts of CUDA: run Camscope from its sources with make run GPU=1.</source>
        <translation>このパッケージ版にはCUDAの一部がありません。ソースからmake run GPU=1でCamscopeを実行してください。</translation>
    </message>
    <message>
        <location filename="../../engine/api/presets.py"/>
        <source>Torchvision's bilinear resizing, maps from minimum to maximum and OpenCV's jet half over the image, the picture divided by its brightest value, because the library does so.</source>
        <translation>torchvisionのバイリニアのリサイズ、最小値〜最大値のマップ、画像に半分重ねたOpenCVのjet。最後に最も明るい値で画像全体を割ります。このライブラリに合わせています。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/pixels.py"/>
        <source>Transparent parts are shown on white.</source>
        <translation>透明な部分は白の上に表示しています。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>Used when the baseline is "a chosen colour".</source>
        <translation>ベースラインが「指定色」のときに使います。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/pixels.py"/>
        <source>Values from {low} to {high} are shown as 0 to 255.</source>
        <translation>{low}〜{high}の値を0〜255として表示しています。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Weighs each channel by how much the score falls without it. Needs no gradients.</source>
        <translation>各チャネルを除いたときのスコアの低下量で重み付けします。勾配は不要です。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Weighs each channel by the score of the image seen through it. Needs no gradients.</source>
        <translation>各チャネルを通して見た画像のスコアで重み付けします。勾配は不要です。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Weighs every place by its own gradient: finer maps, also from early layers.</source>
        <translation>各位置をその勾配で重み付けします。入力に近い層でも細かいマップになります。</translation>
    </message>
    <message>
        <location filename="../../engine/models/torch_files/inspection.py"/>
        <source>Weights without a network: nothing runs in them.</source>
        <translation>ネットワークのない重みのため、計算は行いません。</translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>What lies before the layer fits only inputs of {width} × {height} pixels: the images have that size.</source>
        <translation>この層より前の部分には{width} × {height}ピクセルの入力しか使えないため、画像もそのサイズになります。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Where the evidence for the class lies at the selected layer.</source>
        <translation>選択中の層で、クラスの根拠がどこにあるか。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/registry.py"/>
        <source>Which pixels the score would react to first, if they changed a little.</source>
        <translation>わずかに変えたとき、スコアが最も敏感に反応するピクセル。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>Windows hands no NVIDIA GPU on to WSL: install NVIDIA's driver in Windows, not in WSL, and type wsl --shutdown there.</source>
        <translation>WindowsからWSLにNVIDIAのGPUが渡されていません。NVIDIAのドライバをWSLではなくWindowsにインストールし、Windowsでwsl --shutdownを実行してください。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/methods/occlusion.py"/>
        <source>With a stride of {stride} pixels, a patch of {patch} leaves parts of the image out. Choose a stride of at most {patch}.</source>
        <translation>ストライドが{stride}ピクセルだと、{patch}ピクセルのパッチでは画像に抜けが生じます。{patch}以下のストライドを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/activation_files.py"/>
        <source>Writing the contact sheet</source>
        <translation>コンタクトシートを書き込み中</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>You said that its numbers are logits of a softmax.</source>
        <translation>数値はsoftmaxのロジットと指定されています。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>You said that its numbers are logits of sigmoids.</source>
        <translation>数値はsigmoidのロジットと指定されています。</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>You said that its numbers are values of a regression.</source>
        <translation>数値は回帰の値と指定されています。</translation>
    </message>
    <message>
        <location filename="../../engine/api/spelling.py"/>
        <source>`{command}` lists what there is.</source>
        <translation>`{command}`で一覧を表示できます。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>a chosen colour</source>
        <translation>指定色</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/api/target_words.py"/>
        <source>all {count} channels</source>
        <extracomment>For one: all {count} channel</extracomment>
        <translation>
            <numerusform>全{count}チャネル</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/api/target_words.py"/>
        <source>all {count} units</source>
        <extracomment>For one: all {count} unit</extracomment>
        <translation>
            <numerusform>全{count}ユニット</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>an answer is a variable</source>
        <translation>応答が変数です</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>an operation has no proper name</source>
        <translation>演算の名前が正しくありません</translation>
    </message>
    <message>
        <location filename="../../engine/box/run.py"/>
        <source>an unexpected error</source>
        <translation>予期しないエラー</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>black</source>
        <translation>黒</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>boxes</source>
        <translation>ボックス</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>boxes with scores</source>
        <translation>スコア付きボックス</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>class map</source>
        <translation>クラスマップ</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>class-free</source>
        <translation>クラス非依存</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>classes</source>
        <translation>クラス</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>constant {name} has no shape</source>
        <translation>定数{name}に形状がありません</translation>
    </message>
    <message>
        <location filename="../../engine/box/process.py"/>
        <location filename="../../engine/ipc/child_process.py"/>
        <source>exit code {code}</source>
        <translation>終了コード {code}</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>feature map</source>
        <translation>特徴マップ</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>features</source>
        <translation>特徴量</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>function {name} calls itself</source>
        <translation>関数{name}が自分自身を呼び出します</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>function {name} is called with other arguments than it has</source>
        <translation>関数{name}の呼び出しの引数が定義と異なります</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>functions call each other too deep</source>
        <translation>関数の呼び出しが深すぎます</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>image</source>
        <translation>画像</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure.py"/>
        <source>images</source>
        <translation>画像</translation>
    </message>
    <message>
        <location filename="../../engine/box/process.py"/>
        <location filename="../../engine/ipc/child_process.py"/>
        <source>it does not end</source>
        <translation>終了しません</translation>
    </message>
    <message>
        <location filename="../../engine/box/run.py"/>
        <source>it ended</source>
        <translation>プロセスが終了しました</translation>
    </message>
    <message>
        <location filename="../../engine/code/methods.py"/>
        <source>it is not supported yet.</source>
        <translation>まだ対応していません。</translation>
    </message>
    <message>
        <location filename="../../engine/code/methods.py"/>
        <source>it replaces the gradient of every ReLU, which is no short script.</source>
        <translation>すべてのReLUの勾配を置き換えるため、短いスクリプトになりません。</translation>
    </message>
    <message>
        <location filename="../../engine/code/methods.py"/>
        <source>it runs the network for a thousand random masks, in batches.</source>
        <translation>千個のランダムマスクについて、ネットワークをバッチで実行するためです。</translation>
    </message>
    <message>
        <location filename="../../engine/code/methods.py"/>
        <source>it runs the network for each channel, in batches.</source>
        <translation>チャネルごとに、ネットワークをバッチで実行するためです。</translation>
    </message>
    <message>
        <location filename="../../engine/code/methods.py"/>
        <source>it runs the network for each of its channels, in batches.</source>
        <translation>すべてのチャネルについて、ネットワークをバッチで実行するためです。</translation>
    </message>
    <message>
        <location filename="../../engine/code/methods.py"/>
        <source>it runs the part of the network behind the layer once for each channel.</source>
        <translation>層より後の部分を、チャネルごとに実行するためです。</translation>
    </message>
    <message>
        <location filename="../../engine/box/run.py"/>
        <source>its answer makes no sense</source>
        <translation>応答が正しくありません</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure.py"/>
        <source>layers</source>
        <translation>層</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>log-probability {score}</source>
        <translation>対数確率 {score}</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>logit {score}</source>
        <translation>ロジット {score}</translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>mean of {units}</source>
        <translation>{units}の平均</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure.py"/>
        <source>methods</source>
        <translation>手法</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>no positive evidence: the image alone</source>
        <translation>正の根拠なし：画像のみ</translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>norm of {units}</source>
        <translation>{units}のノルム</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_recognition.py"/>
        <source>nothing</source>
        <translation>なし</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>probability {score}</source>
        <translation>確率 {score}</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>row scores</source>
        <translation>行のスコア</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>score {score}</source>
        <translation>スコア {score}</translation>
    </message>
    <message>
        <location filename="../../engine/box/process.py"/>
        <location filename="../../engine/ipc/child_process.py"/>
        <source>signal {name}</source>
        <translation>シグナル {name}</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure.py"/>
        <source>targets</source>
        <translation>ターゲット</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>the image's mean colour</source>
        <translation>画像の平均色</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>the image, blurred</source>
        <translation>ぼかした画像</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>there is no {name}</source>
        <translation>{name}がありません</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure_words.py"/>
        <source>top class</source>
        <translation>最上位クラス</translation>
    </message>
    <message>
        <location filename="../../engine/api/outputs.py"/>
        <source>values</source>
        <translation>値</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>what is read is not a variable</source>
        <translation>読み取り対象が変数ではありません</translation>
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
            <numerusform>{layer}など{count}個の層が未学習のようです。予測とヒートマップは乱数によるものです。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/api/units.py"/>
        <source>{count} s</source>
        <translation>{count}秒</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/imaging/array_pixels.py"/>
        <source>{count} values are no numbers (NaN or infinite), and are shown as black.</source>
        <extracomment>For one: {count} value is no number (NaN or infinite), and is shown as black.</extracomment>
        <translation>
            <numerusform>数値でない値（NaNまたは無限大）が{count}個あり、黒で表示しています。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/models/parameter_budget.py"/>
        <source>{file} asks for {needed} weights but stores only {stored}, so it is damaged or made to fill the memory. Copy it again from its source.</source>
        <translation>{file}は{needed}個の重みを必要としますが、{stored}個しか保存されていません。壊れているか、メモリを使い切るように作られています。元のファイルをコピーし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/labels.py"/>
        <source>{file} begins with a background class, which the model does not have: it is left out.</source>
        <translation>{file}の最初は、モデルにない背景クラスなので、除いています。</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_import.py"/>
        <source>{file} cannot be read. Check its path and permissions.</source>
        <translation>{file}を読み込めません。パスとアクセス権を確認してください。</translation>
    </message>
    <message>
        <location filename="../../engine/api/other_inputs.py"/>
        <source>{file} cannot be read. Check the path, or choose the file again.</source>
        <translation>{file}を読み込めません。パスを確認するか、ファイルを選び直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/api/trust.py"/>
        <source>{file} cannot be read. Choose the Python file with the model's classes again.</source>
        <translation>{file}を読み込めません。モデルのクラスを定義したPythonファイルを選び直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_import.py"/>
        <source>{file} cannot be removed. Check the permissions of {folder}, and that no other program uses it.</source>
        <translation>{file}を削除できません。{folder}のアクセス権と、ほかのプログラムが使っていないことを確認してください。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/trusted_code.py"/>
        <source>{file} cannot be run: {why}</source>
        <translation>{file}を実行できません：{why}</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/folder.py"/>
        <source>{file} changed while it was read. Open it again when it is written.</source>
        <translation>{file}は読み込み中に変更されました。書き込みが終わってから開き直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/lambda_check.py"/>
        <source>{file} contains a {cls} layer ({layer}), which is a program, and Camscope does not run programs from model files. Build the model with ordinary Keras layers instead (Rescaling, for example) and save it again.</source>
        <translation>{file}に{cls}層（{layer}）があります。これはプログラムで、Camscopeはモデルファイル内のプログラムを実行しません。代わりに通常のKerasの層（Rescalingなど）でモデルを構築し、保存し直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} could not be read. Copy it to this computer's disk and open it there.</source>
        <translation>{file}を読み込めませんでした。このコンピュータのディスクにコピーして、それを開いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>{file} declares {declared} of data but stores only {stored}, so it is damaged or made to fill the memory. Copy it again from its source.</source>
        <translation>{file}は{declared}のデータがあるとしていますが、実際には{stored}しかありません。壊れているか、メモリを使い切るように作られています。元のファイルをコピーし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>{file} does not describe a Keras model. Save the whole model with model.save('name.keras') and open that file.</source>
        <translation>{file}にKerasのモデル記述がありません。モデル全体をmodel.save('name.keras')で保存し、そのファイルを開いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/allowed_operations.py"/>
        <source>{file} draws random numbers for each answer (operation {node} of type {op}): there is no one answer to explain. Export the model without it, after model.eval().</source>
        <translation>{file}は応答のたびに乱数を使う（演算{node}、種類{op}）ため、説明すべき応答が1つに決まりません。model.eval()を呼んでから、それを除いてエクスポートしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/reading.py"/>
        <source>{file} draws random numbers for each answer (operation {node}), as augmentation does: there is no one answer to explain. Save the model without it.</source>
        <translation>{file}は応答のたびに、データ拡張のように乱数を使う（演算{node}）ため、説明すべき応答が1つに決まりません。それを除いてモデルを保存してください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/trusted_code.py"/>
        <source>{file} has changed since it was trusted. Look at it, and trust the model with it again.</source>
        <translation>{file}は信頼した後に変更されました。内容を確認し、モデルと合わせて信頼し直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/other_inputs.py"/>
        <source>{file} has changed. Choose it again.</source>
        <translation>{file}が変更されました。選び直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/building.py"/>
        <source>{file} has more than {limit} operations, more than Camscope opens. Choose a smaller model.</source>
        <translation>{file}には、Camscopeで開ける上限の{limit}個を超える演算があります。より小さいモデルを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>{file} has more than {limit} operations, the most that Camscope reads, once all its functions are written out.</source>
        <translation>{file}の演算は、すべての関数を展開すると、読み込める上限の{limit}個を超えます。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/trusted_code.py"/>
        <source>{file} has no class or function {name}, which the model needs.</source>
        <translation>モデルに必要なクラスまたは関数{name}が{file}にありません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/inspection.py"/>
        <location filename="../../engine/models/inspection.py"/>
        <source>{file} has no description of a model that could be shown.</source>
        <translation>{file}には、表示できるモデル記述がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/other_inputs.py"/>
        <source>{file} has numbers that are not finite.</source>
        <translation>{file}に有限でない値があります。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/reading.py"/>
        <source>{file} has several signatures and none of them is called {default}: {names}. Save it again with the one that is to be explained.</source>
        <translation>{file}には複数のシグネチャがあり、{default}という名前のものがありません：{names}。説明するものをその名前にして保存し直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/labels.py"/>
        <source>{file} has {found} labels, and the model has {wanted} classes, so it is not used.</source>
        <translation>{file}のラベルは{found}個、モデルのクラスは{wanted}個のため、使いません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/labels.py"/>
        <source>{file} has {found} labels, and the model has {wanted} classes: the first {wanted} labels are used.</source>
        <translation>{file}のラベルは{found}個、モデルのクラスは{wanted}個のため、最初の{wanted}個のラベルを使います。</translation>
    </message>
    <message>
        <location filename="../../engine/models/labels.py"/>
        <source>{file} has {found} labels, and the model has {wanted} classes: those after the first {found} have numbers.</source>
        <translation>{file}のラベルは{found}個、モデルのクラスは{wanted}個のため、{found}個目より後は番号で示します。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>{file} holds a compiled model: machine code, which Camscope never runs. Save the exported program itself with torch.export.save(program, "name.pt2").</source>
        <translation>{file}の内容はコンパイル済みモデル（機械語）で、Camscopeは実行しません。エクスポートしたプログラム自体をtorch.export.save(program, "name.pt2")で保存してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>{file} holds a compression that needs a plug-in ({name}).</source>
        <translation>{file}に、プラグインの必要な圧縮（{name}）があります。</translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>{file} holds a constant that is not an array of numbers ({dtype}). Save the model again without it.</source>
        <translation>{file}に、数値の配列でない定数（{dtype}）があります。それを除いてモデルを保存し直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>{file} holds a data set kept in another file ({name}).</source>
        <translation>{file}に、別のファイルに置かれたデータセット（{name}）があります。</translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>{file} holds a data type of its own ({name}).</source>
        <translation>{file}に、独自のデータ型（{name}）があります。</translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>{file} holds a link to another place ({name}).</source>
        <translation>{file}に、別の場所へのリンク（{name}）があります。</translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>{file} holds a single {cls} instead of a model with layers. Save a Sequential or functional model.</source>
        <translation>{file}の内容は、層からなるモデルではなく、1つの{cls}です。SequentialまたはFunctionalモデルを保存してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>{file} holds a virtual data set, which reads other files ({name}).</source>
        <translation>{file}に、ほかのファイルを読み込む仮想データセット（{name}）があります。</translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>{file} holds data packed in far too large pieces ({name}).</source>
        <translation>{file}に、大きすぎる単位で圧縮されたデータ（{name}）があります。</translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>{file} holds data that are not plain numbers ({name}).</source>
        <translation>{file}に、数値以外のデータ（{name}）があります。</translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>{file} holds more data sets and groups than a model has ({name}).</source>
        <translation>{file}のデータセットとグループが、モデルとしては多すぎます（{name}）。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>{file} holds no graph of a model. Save one with torch.export.save(program, "name.pt2").</source>
        <translation>{file}にモデルのグラフがありません。torch.export.save(program, "name.pt2")で保存してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/weights.py"/>
        <location filename="../../engine/models/saved_model/reading.py"/>
        <source>{file} holds no numbers for its variable {variable}.</source>
        <translation>{file}に変数{variable}の数値がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>{file} holds several models: {names}. Save each in a file of its own.</source>
        <translation>{file}には複数のモデルがあります：{names}。1つずつ別のファイルに保存してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_recognition.py"/>
        <source>{file} holds weights without a model, and they fit no network of Keras Applications. The nearest is {network}. {difference} {advice}</source>
        <translation>{file}にはモデルがなく、重みだけがあります。Keras Applicationsのどのネットワークとも一致しません。最も近いのは{network}です。{difference}{advice}</translation>
    </message>
    <message>
        <location filename="../../engine/models/keras_zip_checks.py"/>
        <source>{file} holds weights without a model. Save the whole model with model.save('name.keras') and open that file.</source>
        <translation>{file}には重みだけがあり、モデルがありません。モデル全体をmodel.save('name.keras')で保存し、そのファイルを開いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_recognition.py"/>
        <source>{file} holds weights without a model. They fit {models}: open it as that with --as {network}.</source>
        <translation>{file}にはモデルがなく、重みだけがあります。{models}と一致します。--as {network}を付けて開いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_recognition.py"/>
        <source>{file} holds weights without a model: those of {network}, and of further layers ({layers}). How these are joined does not stand in such a file. {advice}</source>
        <translation>{file}にはモデルがなく、{network}とそれ以外の層（{layers}）の重みだけがあります。層のつながりはファイルに記録されていません。{advice}</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_recognition.py"/>
        <source>{file} holds weights without a model: {total} numbers, which fit no network of Keras Applications. {advice}</source>
        <translation>{file}にはモデルがなく、重み（{total}個の数値）だけがあります。Keras Applicationsのどのネットワークとも一致しません。{advice}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/models/torch_files/vetting.py"/>
        <source>{file} holds weights without a network: a PyTorch state dict of {count} tensors. Run these lines where your network's code is, and open {made}.</source>
        <extracomment>For one: {file} holds weights without a network: a PyTorch state dict of {count} tensor. Run these lines where your network's code is, and open {made}.</extracomment>
        <translation>
            <numerusform>{file}にはネットワークがなく、重みだけがあります（{count}個のテンソルからなるPyTorchのstate dict）。ネットワークのコードがある場所で次の行を実行し、{made}を開いてください。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/models/torch_files/vetting.py"/>
        <source>{file} holds weights without a network: safetensors, {count} tensors. Run these lines where your network's code is, and open {made}.</source>
        <extracomment>For one: {file} holds weights without a network: safetensors, {count} tensor. Run these lines where your network's code is, and open {made}.</extracomment>
        <translation>
            <numerusform>{file}にはネットワークがなく、重みだけがあります（{count}個のテンソルからなるsafetensors）。ネットワークのコードがある場所で次の行を実行し、{made}を開いてください。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/session/library.py"/>
        <source>{file} in {folder} is not the file of {model}'s weights that Keras has: it is damaged or was changed. Remove it, then import or download it again.</source>
        <translation>{folder}の{file}は、Kerasの{model}の重みのファイルと異なります。壊れているか、変更されています。削除してから、もう一度インポートするかダウンロードしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} is a PDF document, not a model. Choose a {suffixes} file.</source>
        <translation>{file}はPDF文書で、モデルではありません。{suffixes}ファイルを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/torch_files/vetting.py"/>
        <source>{file} is a Python pickle, which is a program, and neither a network nor weights were found in it. Export your network with these lines, and open {made}.</source>
        <translation>{file}はPythonのpickle、つまりプログラムで、中にネットワークも重みも見つかりませんでした。次の行でネットワークをエクスポートし、{made}を開いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} is a Python pickle, which is a program, not a model. Choose a {suffixes} file.</source>
        <translation>{file}はPythonのpickle、つまりプログラムで、モデルではありません。{suffixes}ファイルを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/torch_files/vetting.py"/>
        <source>{file} is a TorchScript program, which Camscope does not run. Run these lines where you trust it, and open {made}.</source>
        <translation>{file}はTorchScriptのプログラムで、Camscopeは実行しません。信頼できる環境で次の行を実行し、{made}を開いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/torch_files/reading.py"/>
        <source>{file} is a ZIP archive but neither a model nor weights. Choose a {suffixes} file.</source>
        <translation>{file}はZIPアーカイブですが、モデルでも重みでもありません。{suffixes}ファイルを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>{file} is a ZIP archive but no exported program of PyTorch. Save one with torch.export.save(program, "name.pt2") and open that file.</source>
        <translation>{file}はZIPアーカイブですが、PyTorchのエクスポート済みプログラムではありません。torch.export.save(program, "name.pt2")で保存し、そのファイルを開いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/keras_zip_checks.py"/>
        <source>{file} is a ZIP archive but not a Keras model. Choose a {suffixes} file.</source>
        <translation>{file}はZIPアーカイブですが、Kerasのモデルではありません。{suffixes}ファイルを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} is a folder without a saved_model.pb. Choose a {suffixes} file, or the folder of a SavedModel.</source>
        <translation>{file}はsaved_model.pbのないフォルダです。{suffixes}ファイルか、SavedModelのフォルダを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/vetting.py"/>
        <source>{file} is a graph without its model. Choose a folder with a file {name} in it, or a {suffixes} file.</source>
        <translation>{file}はグラフだけで、モデルがありません。{name}の入ったフォルダか、{suffixes}ファイルを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/torch_files/vetting.py"/>
        <source>{file} is a pickled PyTorch model, a program that runs when it is loaded, so Camscope does not. Run these lines where you trust it, and open {made}.</source>
        <translation>{file}はpickleで保存されたPyTorchのモデルで、読み込むと実行されるプログラムのため、Camscopeは読み込みません。信頼できる環境で次の行を実行し、{made}を開いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/weights_files.py"/>
        <source>{file} is a whole model and needs no network named: open it without --as.</source>
        <translation>{file}はモデル全体なので、ネットワークの指定は不要です。--asを付けずに開いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_import.py"/>
        <source>{file} is a whole model, not weights alone: open it as a model.</source>
        <translation>{file}は重みだけでなくモデル全体です。モデルとして開いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} is an HDF5 file but not a Keras model. Choose a {suffixes} file.</source>
        <translation>{file}はHDF5ファイルですが、Kerasのモデルではありません。{suffixes}ファイルを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} is an image, not a model. Choose a {suffixes} file.</source>
        <translation>{file}は画像で、モデルではありません。{suffixes}ファイルを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>{file} is damaged or cut off: its HDF5 data cannot be read. Copy it again from its source.</source>
        <translation>{file}は壊れているか途中で切れていて、HDF5のデータを読み込めません。元のファイルをコピーし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/zip_entries.py"/>
        <source>{file} is damaged or cut off: its end is missing or does not fit. Copy it again from its source.</source>
        <translation>{file}は壊れているか途中で切れています。末尾がないか、正しくありません。元のファイルをコピーし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/reading.py"/>
        <location filename="../../engine/models/saved_model/reading.py"/>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} is damaged: what is in it does not fit together. Copy it again from its source.</source>
        <translation>{file}は壊れています。内容が互いに矛盾しています。元のファイルをコピーし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} is empty. Copy it again from its source.</source>
        <translation>{file}は空です。元のファイルをコピーし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/api/other_inputs.py"/>
        <source>{file} is larger than any input of a model.</source>
        <translation>{file}は、モデルの入力としては大きすぎます。</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_import.py"/>
        <source>{file} is larger than the weights of any model in the library.</source>
        <translation>{file}は、ライブラリのどのモデルの重みよりも大きいファイルです。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/folder.py"/>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} is larger than {limit}, the most that Camscope opens. Choose a smaller model.</source>
        <translation>{file}は、開ける上限の{limit}を超えています。より小さいモデルを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/vetting.py"/>
        <source>{file} is no exported program of PyTorch, which is a ZIP archive. Save one with torch.export.save(program, "name.pt2") and open that file.</source>
        <translation>{file}は、PyTorchのエクスポート済みプログラム（ZIPアーカイブ）ではありません。torch.export.save(program, "name.pt2")で保存し、そのファイルを開いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/api/trust.py"/>
        <source>{file} is not a Python file with classes.</source>
        <translation>{file}は、クラスを定義したPythonファイルではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} is not a file but a device. Choose a {suffixes} file.</source>
        <translation>{file}はファイルではなくデバイスです。{suffixes}ファイルを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_import.py"/>
        <source>{file} is not a file of weights from Keras: choose the .h5 file.</source>
        <translation>{file}はKerasの重みのファイルではありません。.h5ファイルを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} is not a model that Camscope knows. Choose a {suffixes} file.</source>
        <translation>{file}は、Camscopeが対応するモデルではありません。{suffixes}ファイルを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/other_inputs.py"/>
        <source>{file} is not an array of numbers (.npy).</source>
        <translation>{file}は数値の配列（.npy）ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>{file} is of a later archive version than Camscope reads. Export the model again with PyTorch 2.9 to 2.14.</source>
        <translation>{file}は、Camscopeで読み込めるものより新しい形式のアーカイブです。PyTorch 2.9〜2.14でモデルをエクスポートし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/folder.py"/>
        <source>{file} is refused: it has too many files.</source>
        <translation>{file}は使用できません。ファイルが多すぎます。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/weights.py"/>
        <source>{file} is refused: it holds {variable} as a Python pickle, a program that Camscope never runs. Export the model with plain tensors.</source>
        <translation>{file}は使用できません。{variable}がPythonのpickle、つまりプログラムで、Camscopeは実行しません。通常のテンソルだけにしてモデルをエクスポートしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/allowed_operations.py"/>
        <source>{file} is refused: it is quantised (operation {node} is of type {op}). Export the model before it is quantised.</source>
        <translation>{file}は量子化されている（演算{node}の種類が{op}）ため、使用できません。量子化する前のモデルをエクスポートしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/weights.py"/>
        <location filename="../../engine/models/saved_model/reading.py"/>
        <source>{file} is refused: its constants would take far more memory than the file.</source>
        <translation>{file}は使用できません。定数に必要なメモリが、ファイルの大きさをはるかに超えています。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/allowed_operations.py"/>
        <source>{file} is refused: operation {node} ({op}) cannot be computed as it is described.</source>
        <translation>{file}は使用できません。演算{node}（{op}）は記述どおりに計算できません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/purifying.py"/>
        <source>{file} is refused: operation {node} ({op}) changes numbers that are read by another name later. Export it again after program = program.run_decompositions().</source>
        <translation>{file}は使用できません。演算{node}（{op}）が変更する数値が、後で別の名前で読み取られます。program = program.run_decompositions()を実行してから、エクスポートし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/allowed_operations.py"/>
        <source>{file} is refused: operation {node} ({op}) computes a number that grows without end.</source>
        <translation>{file}は使用できません。演算{node}（{op}）で計算する数値が際限なく大きくなります。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/building.py"/>
        <source>{file} is refused: operation {node} ({op}) takes or gives something that no network computes with: {kind}.</source>
        <translation>{file}は使用できません。演算{node}（{op}）の入力か出力が、ネットワークの計算に使われないもの（{kind}）です。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/allowed_operations.py"/>
        <source>{file} is refused: operation {node} ({op}) takes {argument} in a way that PyTorch does not know.</source>
        <translation>{file}は使用できません。演算{node}（{op}）への{argument}の渡し方がPyTorchにないものです。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/allowed_operations.py"/>
        <source>{file} is refused: operation {node} in function {function} is of type {op}, which is not one that a network computes with.</source>
        <translation>{file}は使用できません。関数{function}の演算{node}の種類{op}は、ネットワークの計算に使われないものです。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/allowed_operations.py"/>
        <source>{file} is refused: operation {node} is of type {op}, which is no part of PyTorch but code of its own. Export the model without it.</source>
        <translation>{file}は使用できません。演算{node}の種類{op}はPyTorchのものではなく、独自のコードです。それを除いてモデルをエクスポートしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/allowed_operations.py"/>
        <location filename="../../engine/models/saved_model/allowed_operations.py"/>
        <source>{file} is refused: operation {node} is of type {op}, which is not one that a network computes with.</source>
        <translation>{file}は使用できません。演算{node}の種類{op}は、ネットワークの計算に使われないものです。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/allowed_operations.py"/>
        <source>{file} is refused: operation {node} is of type {op}, which runs a part of the model if or as often as numbers say. Export the model without conditions and loops on tensors.</source>
        <translation>{file}は使用できません。演算{node}の種類{op}は、数値に応じてモデルの一部の実行の有無や回数を変えます。テンソルによる条件分岐やループのないモデルをエクスポートしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/building.py"/>
        <source>{file} is refused: the model gives no tensor.</source>
        <translation>{file}は使用できません。モデルがテンソルを出力しません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/building.py"/>
        <source>{file} is refused: the model holds objects that are no tensors. Export it without them.</source>
        <translation>{file}は使用できません。モデルにテンソルでないオブジェクトがあります。それを除いてエクスポートしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/building.py"/>
        <source>{file} is refused: the model takes an input that is no tensor. Export it with tensors alone.</source>
        <translation>{file}は使用できません。モデルの入力にテンソルでないものがあります。テンソルだけにしてエクスポートしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/weights.py"/>
        <source>{file} is refused: the numbers of {variable} would lie outside of what is stored for it.</source>
        <translation>{file}は使用できません。{variable}の数値の位置が、保存されたデータの範囲外です。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/weights.py"/>
        <source>{file} is refused: the pickle of its weights holds {name}, which is no plain tensor. A pickle is a program that Camscope never runs. Export the model again with PyTorch 2.9 or newer.</source>
        <translation>{file}は使用できません。重みのpickleに、通常のテンソルではない{name}があります。pickleはプログラムで、Camscopeは実行しません。PyTorch 2.9以降でモデルをエクスポートし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>{file} is refused: {part} in it has more than {limit} values, which no network needs.</source>
        <translation>{file}は使用できません。中の{part}には{limit}個を超える値があり、ネットワークとしては多すぎます。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/folder.py"/>
        <source>{file} is refused: {part} in it is a link or a device. Copy the SavedModel with its files themselves.</source>
        <translation>{file}は使用できません。中の{part}がリンクかデバイスです。ファイルの実体を含めてSavedModelをコピーしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <location filename="../../engine/models/saved_model/reading.py"/>
        <source>{file} is refused: {part} in it is larger than {limit}, the most that Camscope reads.</source>
        <translation>{file}は使用できません。中の{part}が、読み込める上限の{limit}を超えています。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>{file} is refused: {part} in it is nested deeper than any network is.</source>
        <translation>{file}は使用できません。中の{part}の入れ子が、ネットワークとしては深すぎます。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>{file} is refused: {part} in it says {key} twice, so that two readers would see two models.</source>
        <translation>{file}は使用できません。中の{part}に{key}が2回あり、読み手によって違うモデルになります。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/allowed_operations.py"/>
        <source>{file} is refused: {value} has numbers of type {dtype}, with which Camscope does not compute.</source>
        <translation>{file}は使用できません。{value}の数値の型{dtype}は、Camscopeの計算では扱えません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/building.py"/>
        <source>{file} is refused: {value} is a sparse tensor, which Camscope does not compute with.</source>
        <translation>{file}は使用できません。{value}は疎テンソルで、Camscopeの計算では扱えません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} may not be read. Change its permissions, or copy it to a folder of your own.</source>
        <translation>{file}を読み込む権限がありません。アクセス権を変更するか、自分のフォルダにコピーしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/reading.py"/>
        <source>{file} tells no signature: nothing says what is fed to it and what it answers. Save it again with model.export("name").</source>
        <translation>{file}にはシグネチャがなく、入力と出力がわかりません。model.export("name")で保存し直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/allowed_operations.py"/>
        <source>{file} was exported while it was trained: operation {node} ({op}) draws numbers or changes the model for each answer. Export it again after model.eval().</source>
        <translation>{file}は学習モードでエクスポートされています。演算{node}（{op}）が応答のたびに乱数を使うか、モデルを変更します。model.eval()を呼んでから、エクスポートし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/model_options.py"/>
        <location filename="../../engine/models/vetting.py"/>
        <source>{file} was not found. Check the path, or choose the file again.</source>
        <translation>{file}が見つかりません。パスを確認するか、ファイルを選び直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/config_checks.py"/>
        <source>{file} was saved by Keras 2 with a bare operation between its layers ({layer}), which Keras 3 cannot open. Replace it by a Keras layer and save the model again as .keras.</source>
        <translation>{file}はKeras 2で保存され、層の間に演算（{layer}）がそのまま置かれているため、Keras 3では開けません。Kerasの層に置き換え、.kerasで保存し直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/vetting.py"/>
        <source>{file} was written by PyTorch {version}, later than Camscope knows. It opened: compare its predictions with PyTorch's.</source>
        <translation>{file}は、Camscopeが対応しているものより新しいPyTorch {version}で書き込まれています。開けましたが、予測をPyTorchの結果と比べてください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/reading.py"/>
        <source>{file} was written by PyTorch {version}, newer than Camscope knows, and cannot be read. Export the model again with PyTorch 2.9 to 2.14.</source>
        <translation>{file}は、Camscopeが対応していない新しいPyTorch {version}で書き込まれていて、読み込めません。PyTorch 2.9〜2.14でモデルをエクスポートし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/reading.py"/>
        <source>{file} was written by PyTorch {version}, whose programs have another form than Camscope reads. Export the model again with PyTorch 2.9 to 2.14.</source>
        <translation>{file}はPyTorch {version}で書き込まれていて、プログラムの形式がCamscopeで読み込めるものと異なります。PyTorch 2.9〜2.14でモデルをエクスポートし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/archive.py"/>
        <source>{file} was written on a computer whose numbers have another order of bytes. Export the model again on this computer.</source>
        <translation>{file}は、バイト順の異なるコンピュータで書き込まれています。このコンピュータでモデルをエクスポートし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/zip_entries.py"/>
        <source>{file} would unpack to {unpacked}, far more than a model of its size needs. Choose another file.</source>
        <translation>{file}は展開すると{unpacked}になり、このサイズのモデルとしては大きすぎます。別のファイルを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/api/figure.py"/>
        <source>{first} and {second}</source>
        <translation>{first}と{second}</translation>
    </message>
    <message>
        <location filename="../../engine/api/lists.py"/>
        <source>{first}, {second}</source>
        <translation>{first}、{second}</translation>
    </message>
    <message>
        <location filename="../../engine/filters/gallery_folder.py"/>
        <source>{folder} holds filter images of another model or other parameters. Choose another folder.</source>
        <translation>{folder}には、別のモデルまたは別のパラメータのフィルタ画像があります。別のフォルダを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>{framework} as it is installed here computes on no GPU of AMD's: that takes PyTorch's build for ROCm (docs/gpu.md).</source>
        <translation>インストールされている{framework}はAMDのGPUでは計算できません。それにはPyTorchのROCm版が必要です（docs/gpu.md）。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/__init__.py"/>
        <source>{framework} does not open {file}: leave out --backend {name}.</source>
        <translation>{framework}では{file}を開けません。--backend {name}を外してください。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>{framework} finds no GPU: see whether the GPU's driver runs, and whether you may use its files in /dev.</source>
        <translation>{framework}がGPUを検出できません。GPUのドライバが動作しているか、/devにあるそのファイルを使う権限があるかを確認してください。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/no_gpu.py"/>
        <source>{gpu} is too old for {framework}: its compute capability is {found}, and {framework} needs {needed} (docs/gpu.md).</source>
        <translation>{gpu}は{framework}には古すぎます。compute capabilityは{found}ですが、{framework}には{needed}が必要です（docs/gpu.md）。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/download.py"/>
        <source>{host} cannot be reached, so {name} was not downloaded. Check the connection, or import the file.</source>
        <translation>{host}に接続できないため、{name}はダウンロードされませんでした。接続を確認するか、ファイルをインポートしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/download.py"/>
        <source>{host} does not have {name}: it answers {code} {reason}.</source>
        <translation>{host}に{name}がありません。応答は{code} {reason}です。</translation>
    </message>
    <message>
        <location filename="../../engine/api/units.py"/>
        <source>{hours} h</source>
        <translation>{hours}時間</translation>
    </message>
    <message>
        <location filename="../../engine/api/units.py"/>
        <source>{hours} h {minutes} min</source>
        <translation>{hours}時間{minutes}分</translation>
    </message>
    <message>
        <location filename="../../engine/cli/common.py"/>
        <source>{labels} does not have as many labels as {model} has classes ({class_count}), so it is not used.</source>
        <translation>{labels}のラベル数が{model}のクラス数（{class_count}）と違うため、使いません。</translation>
    </message>
    <message>
        <location filename="../../engine/filters/atlas.py"/>
        <source>{layer}: {why}</source>
        <translation>{layer}：{why}</translation>
    </message>
    <message>
        <location filename="../../engine/api/preprocessing.py"/>
        <source>{low} to {high}</source>
        <translation>{low}〜{high}</translation>
    </message>
    <message>
        <location filename="../../engine/cli/argument_parser.py"/>
        <source>{message}. Type `{program} --help` to see what can be given.</source>
        <translation>{message}。指定できるものは`{program} --help`で確認できます。</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/parameters.py"/>
        <source>{method} has no parameter "{name}". {known}</source>
        <translation>{method}に「{name}」というパラメータはありません。{known}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/session/costs.py"/>
        <source>{method}: about {time}, {count} passes, {memory}</source>
        <extracomment>For one: {method}: about {time}, {count} pass, {memory}</extracomment>
        <translation>
            <numerusform>{method}：約{time}、伝播{count}回、{memory}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/api/units.py"/>
        <source>{minutes} min</source>
        <translation>{minutes}分</translation>
    </message>
    <message>
        <location filename="../../engine/api/units.py"/>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes}分{seconds}秒</translation>
    </message>
    <message>
        <location filename="../../engine/attribution/probabilities.py"/>
        <source>{model} answers with numbers that are not finite (NaN or infinity). Its weights may be damaged, or the preprocessing may not fit.</source>
        <translation>{model}の出力に有限でない値（NaNまたは無限大）があります。重みが壊れているか、前処理が合っていない可能性があります。</translation>
    </message>
    <message>
        <location filename="../../engine/code/service.py"/>
        <source>{model} has inputs beside the image, which no short script feeds.</source>
        <translation>{model}には画像以外の入力があり、短いスクリプトでは入力できません。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/common.py"/>
        <source>{model} has no classes that could be named. Leave out --labels.</source>
        <translation>{model}には名前を付けられるクラスがありません。--labelsを省いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/atlas.py"/>
        <source>{model} has no convolution to make an atlas of. Choose layers with --layers.</source>
        <translation>{model}にはアトラスにできる畳み込みがありません。--layersで層を選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/filters/service.py"/>
        <source>{model} has no filter images: Camscope cannot grow them for model files of this kind.</source>
        <translation>{model}のフィルタ画像は作れません。この種類のモデルファイルでは生成に対応していません。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/model_options.py"/>
        <source>{model} has no input "{name}" beside the image. {nearest}</source>
        <translation>{model}には画像以外の入力「{name}」がありません。{nearest}</translation>
    </message>
    <message>
        <location filename="../../engine/models/image_input.py"/>
        <source>{model} has no input "{name}" that takes an image.</source>
        <translation>{model}に、画像を入力できる入力「{name}」はありません。</translation>
    </message>
    <message>
        <location filename="../../engine/api/model.py"/>
        <location filename="../../engine/backends/torch/script_writer.py"/>
        <source>{model} has no layer "{path}".</source>
        <translation>{model}に層「{path}」はありません。</translation>
    </message>
    <message>
        <location filename="../../engine/api/model.py"/>
        <source>{model} has no layer "{path}". {nearest}</source>
        <translation>{model}に層「{path}」はありません。{nearest}</translation>
    </message>
    <message>
        <location filename="../../engine/cli/common.py"/>
        <source>{model} has no output "{name}" that can be explained. {nearest}</source>
        <translation>{model}には説明できる出力「{name}」がありません。{nearest}</translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>{model} has no output that can be explained. Choose a channel of a layer.</source>
        <translation>{model}には説明できる出力がありません。層のチャネルを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/preprocessing.py"/>
        <source>{model} has no outputs that could tell.</source>
        <translation>{model}には判断できる出力がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/code/service.py"/>
        <source>{model} has no script: Camscope cannot write one for model files of this kind.</source>
        <translation>{model}のスクリプトは作れません。この種類のモデルファイルには対応していません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/weights_import.py"/>
        <source>{model} has no weights in the library.</source>
        <translation>{model}の重みはライブラリにありません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/targets.py"/>
        <source>{model} has nothing that can be explained.</source>
        <translation>{model}には説明できるものがありません。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/session/targets.py"/>
        <source>{model} has {count} classes; there is no class {index}.</source>
        <extracomment>For one: {model} has {count} class; there is no class {index}.</extracomment>
        <translation>
            <numerusform>{model}のクラス数は{count}です。クラス{index}はありません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/backends/objective_kind.py"/>
        <source>{model} has {count} outputs that can be explained; there is no output {number}.</source>
        <extracomment>For one: {model} has {count} output that can be explained; there is no output {number}.</extracomment>
        <translation>
            <numerusform>{model}で説明できる出力は{count}個です。出力{number}はありません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/session/targets.py"/>
        <source>{model} has {count} outputs; there is no output {index}.</source>
        <extracomment>For one: {model} has {count} output; there is no output {index}.</extracomment>
        <translation>
            <numerusform>{model}の出力数は{count}です。出力{index}はありません。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/code/service.py"/>
        <source>{model} is a SavedModel, which Keras alone does not open: there is no short script for it.</source>
        <translation>{model}はSavedModelで、Kerasだけでは開けないため、短いスクリプトは作れません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/weights_files.py"/>
        <source>{model} needs about {needed} of memory to be built, and {free} are free. Close other programs, or choose a smaller model.</source>
        <translation>{model}の構築には約{needed}のメモリが必要ですが、空きは{free}です。ほかのプログラムを閉じるか、より小さいモデルを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/code/service.py"/>
        <source>{model} runs code of its author's, which no short script opens.</source>
        <translation>{model}は作成者のコードを実行するため、短いスクリプトでは開けません。</translation>
    </message>
    <message>
        <location filename="../../engine/cli/common.py"/>
        <source>{model} takes images of {width} × {height} pixels alone. Leave out --input-size.</source>
        <translation>{model}は{width} × {height}ピクセルの画像だけを受け取ります。--input-sizeを省いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>{name} ({op}) takes a variable itself</source>
        <translation>{name}（{op}）が変数そのものを引数にしています</translation>
    </message>
    <message>
        <location filename="../../engine/box/run.py"/>
        <source>{name} broke the process that was reading it ({how}). The file is damaged, or made to do so. Try another copy of it.</source>
        <translation>{name}の読み込み中に、読み込みプロセスが異常終了しました（{how}）。ファイルが壊れているか、そのように作られています。別のコピーを試してください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/download.py"/>
        <source>{name} came damaged: its checksum is not the published one. Download it again.</source>
        <translation>ダウンロードした{name}は壊れています。チェックサムが公開されているものと一致しません。もう一度ダウンロードしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/inputs.py"/>
        <source>{name} cannot be explained: its channels come first, and Camscope needs them last; the input's shape is {shape}.</source>
        <translation>{name}は説明できません。Camscopeではチャネルが最後の次元である必要がありますが、このモデルは最初です。入力の形状は{shape}です。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/inputs.py"/>
        <source>{name} cannot be explained: its channels come last, and in exported programs they come first; the input's shape is {shape}.</source>
        <translation>{name}は説明できません。エクスポート済みプログラムではチャネルが最初の次元ですが、このモデルは最後です。入力の形状は{shape}です。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/inputs.py"/>
        <source>{name} cannot be explained: its input is not an image (height × width × 1, 3 or 4 channels); the input's shape is {shape}.</source>
        <translation>{name}は説明できません。入力が画像（高さ×幅×1、3または4チャネル）ではありません。入力の形状は{shape}です。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/outputs.py"/>
        <location filename="../../engine/backends/torch/outputs.py"/>
        <source>{name} cannot be explained: neither its output nor any of its layers has units that could be scored; the output's shape is {shape}.</source>
        <translation>{name}は説明できません。出力にも層にもスコアにできるユニットがありません。出力の形状は{shape}です。</translation>
    </message>
    <message>
        <location filename="../../engine/models/exported_program/inputs.py"/>
        <source>{name} cannot be explained: none of its inputs is an image (1, 3 or 4 channels × height × width); the inputs' shapes are {shapes}.</source>
        <translation>{name}は説明できません。画像（1、3または4チャネル×高さ×幅）の入力がありません。入力の形状は{shapes}です。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/keras/inputs.py"/>
        <source>{name} cannot be explained: none of its inputs is an image (height × width × 1, 3 or 4 channels); the inputs' shapes are {shapes}.</source>
        <translation>{name}は説明できません。画像（高さ×幅×1、3または4チャネル）の入力がありません。入力の形状は{shapes}です。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/run_errors.py"/>
        <source>{name} cannot work on an image of {width} × {height} pixels. Try a larger one, or choose an input size whose sides are multiples of 32.</source>
        <translation>{name}は{width} × {height}ピクセルの画像を扱えません。より大きい画像を使うか、各辺が32の倍数の入力サイズを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/backends/filter_growth.py"/>
        <source>{name} cannot work on pictures of {width} × {height} pixels. Choose a larger size.</source>
        <translation>{name}は{width} × {height}ピクセルの画像を扱えません。より大きいサイズを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/files.py"/>
        <source>{name} could not be read.</source>
        <translation>{name}を読み込めませんでした。</translation>
    </message>
    <message>
        <location filename="../../engine/box/run.py"/>
        <source>{name} could not be read: {why}.</source>
        <translation>{name}を読み込めませんでした：{why}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/atomic.py"/>
        <source>{name} could not be saved.</source>
        <translation>{name}を保存できませんでした。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_files.py"/>
        <source>{name} could not be unpacked: {why}. It needs {size} in the folder for temporary files.</source>
        <translation>{name}を展開できませんでした：{why}。一時ファイル用フォルダに{size}の空きが必要です。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_headers.py"/>
        <source>{name} has an impossible shape.</source>
        <translation>{name}の形状が正しくありません。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/opened_images.py"/>
        <source>{name} has changed since it was opened. Open it again.</source>
        <translation>{name}は開いた後に変更されました。開き直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_headers.py"/>
        <source>{name} has more than {limit} arrays in it. Save those that are pictures by themselves.</source>
        <translation>{name}には{limit}個を超える配列があります。画像の配列だけを別に保存してください。</translation>
    </message>
    <message>
        <location filename="../../engine/code/image.py"/>
        <source>{name} has no file that a script could read. Save it as a file, open that, and copy again.</source>
        <translation>{name}には、スクリプトから読み込めるファイルがありません。ファイルに保存してそれを開き、もう一度コピーしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/heat_file.py"/>
        <source>{name} has numbers that are not finite (NaN or infinity). A notebook that divides by the maximum of a map of zeros gives such.</source>
        <translation>{name}に有限でない値（NaNまたは無限大）があります。すべて0のマップをその最大値で割ると、このようになります。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_files.py"/>
        <source>{name} has pictures in {arrays}. Write {example} for one of them.</source>
        <translation>{name}では{arrays}に画像があります。{example}のように1つを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_files.py"/>
        <source>{name} has the pictures 0 to {last}; {chosen} is none of them.</source>
        <translation>{name}の画像は0〜{last}です。{chosen}はありません。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/heat_file.py"/>
        <source>{name} has the same value everywhere, {value}: there is no heatmap in it to compare with.</source>
        <translation>{name}の値はどこも{value}で、比較できるヒートマップがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_files.py"/>
        <source>{name} has {found} pictures. Name one of them, such as {example}.</source>
        <translation>{name}には画像が{found}枚あります。{example}のように1枚を指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_files.py"/>
        <source>{name} has {found} pictures; at most {limit} are opened together. Choose a part, such as {part}.</source>
        <translation>{name}には画像が{found}枚あり、同時に開けるのは{limit}枚までです。{part}のように一部を指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/search.py"/>
        <source>{name} has {height} × {width} values, fewer than the map of any layer. Choose the heatmap before it was made smaller.</source>
        <translation>{name}の値は{height} × {width}個で、どの層のマップよりも少数です。縮小する前のヒートマップを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_headers.py"/>
        <source>{name} holds Python objects, which may run a program when they are read, so it is not opened. Save plain numbers.</source>
        <translation>{name}には、読み込むとプログラムを実行しうるPythonオブジェクトが含まれるため、開きません。数値だけを保存してください。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_files.py"/>
        <source>{name} holds no pictures: its shape is {shapes}. Pictures are (h, w), (h, w, 1, 3 or 4), or n of them, (n, h, w) or (n, h, w, c), colours last.</source>
        <translation>{name}に画像はありません。形状は{shapes}です。画像の形状は (h, w)、(h, w, c)（cは1、3、4）、またはそれをn枚並べた (n, h, w)、(n, h, w, c) で、色は最後の次元です。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_headers.py"/>
        <source>{name} holds something else than plain numbers, so it is not opened.</source>
        <translation>{name}には数値以外のものが含まれるため、開きません。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/files.py"/>
        <source>{name} is a device or a pipe, not an image file.</source>
        <translation>{name}はデバイスかパイプで、画像ファイルではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/files.py"/>
        <source>{name} is a folder. Choose an image in it.</source>
        <translation>{name}はフォルダです。中の画像を選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/atomic.py"/>
        <source>{name} is a folder. Choose another name for the file.</source>
        <translation>{name}はフォルダです。別のファイル名を選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>{name} is a variable of a function</source>
        <translation>{name}は関数の変数です</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_headers.py"/>
        <location filename="../../engine/imaging/decode.py"/>
        <location filename="../../engine/imaging/files.py"/>
        <source>{name} is damaged or incomplete. Try another copy of the file.</source>
        <translation>{name}は壊れているか、不完全です。別のコピーを試してください。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/decode.py"/>
        <source>{name} is damaged, or a kind of image that Camscope cannot read. Try another copy, or save it as PNG.</source>
        <translation>{name}は壊れているか、Camscopeで読み込めない種類の画像です。別のコピーを試すか、PNGで保存してください。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/decode.py"/>
        <source>{name} is empty.</source>
        <translation>{name}は空です。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/decode.py"/>
        <source>{name} is larger than {limit} megapixels, the most that Camscope opens. Make it smaller and open it again.</source>
        <translation>{name}は、開ける上限の{limit}メガピクセルを超えています。縮小してから開いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/files.py"/>
        <source>{name} is larger than {limit}, the most that Camscope reads.</source>
        <translation>{name}は、読み込める上限の{limit}を超えています。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/download.py"/>
        <source>{name} is larger than {size}, so it is not the file that was meant. Nothing was kept.</source>
        <translation>{name}は{size}を超えていて、目的のファイルではありません。何も保存していません。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/decode.py"/>
        <source>{name} is longer than {limit} pixels, the most that Camscope opens. Cut it into pieces and open one of them.</source>
        <translation>{name}は、開ける上限の{limit}ピクセルより長い画像です。分割して、その1つを開いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/atomic.py"/>
        <source>{name} is not a possible file name. Choose another.</source>
        <translation>{name}はファイル名として使えません。別の名前を選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_headers.py"/>
        <source>{name} is not an array file, or is damaged. Save it again with numpy.save or numpy.savez.</source>
        <translation>{name}は配列のファイルではないか、壊れています。numpy.saveかnumpy.savezで保存し直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/decode.py"/>
        <source>{name} is not an image Camscope can read. {formats} and {last} work.</source>
        <translation>{name}はCamscopeで読み込める画像ではありません。{formats}、{last}に対応しています。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/writers.py"/>
        <source>{name} is not saved: its name has to end in {suffixes}. Choose another name.</source>
        <translation>{name}は保存されませんでした。名前の末尾を{suffixes}にしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/tiff_directory.py"/>
        <source>{name} is of the kind {kind}, which Camscope does not open. Save the picture as PNG, and open that.</source>
        <translation>{name}は種類が{kind}で、Camscopeでは開けません。PNGで保存して、それを開いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_headers.py"/>
        <source>{name} is packed in a way that numpy does not use. Save it again with numpy.savez.</source>
        <translation>{name}はnumpyが使わない形式で圧縮されています。numpy.savezで保存し直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/box/trials.py"/>
        <source>{name} is refused.</source>
        <translation>{name}は受け付けられません。</translation>
    </message>
    <message>
        <location filename="../../engine/filters/export.py"/>
        <source>{name} is there already, and was not replaced. Choose another name.</source>
        <translation>{name}はすでにあるため、上書きしませんでした。別の名前を選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>{name} is {method} for "{label}".</source>
        <translation>{name}は「{label}」に対する{method}です。</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>{name} is {method} of layer "{layer}" for "{label}".</source>
        <translation>{name}は「{label}」に対する層「{layer}」の{method}です。</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inlining.py"/>
        <source>{name} needs its own result</source>
        <translation>{name}が自分自身の結果を必要とします</translation>
    </message>
    <message>
        <location filename="../../engine/backends/torch/graph_program.py"/>
        <source>{name} was exported for {size} images at a time, and cannot be run with one. Export it again with one image, or with a batch of any size.</source>
        <translation>{name}は一度に{size}枚の画像を入力する形でエクスポートされており、1枚では実行できません。1枚、または任意のバッチサイズでエクスポートし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/code/image.py"/>
        <location filename="../../engine/imaging/files.py"/>
        <source>{name} was not found.</source>
        <translation>{name}が見つかりません。</translation>
    </message>
    <message>
        <location filename="../../engine/imaging/array_files.py"/>
        <source>{name} would unpack to {size}, more than the {limit} that Camscope unpacks. Save it as .npy, in the order of C.</source>
        <translation>{name}は展開すると{size}になり、展開できる上限の{limit}を超えます。C順の.npyで保存してください。</translation>
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
            <numerusform>{network}（{count}クラス）</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/api/weights.py"/>
        <source>{network} without its top layers</source>
        <translation>{network}（最上位の層なし）</translation>
    </message>
    <message>
        <location filename="../../engine/models/saved_model/inspection.py"/>
        <source>{op} is not an operation that a network computes with.</source>
        <translation>{op}は、ネットワークの計算に使われない演算です。</translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>{output}: {target}</source>
        <translation>{output}：{target}</translation>
    </message>
    <message>
        <location filename="../../engine/filters/gallery_folder.py"/>
        <source>{path} is not a manifest of Camscope. Choose another folder.</source>
        <translation>{path}はCamscopeのマニフェストではありません。別のフォルダを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/api/preprocessing.py"/>
        <source>{range}, minus {mean}</source>
        <translation>{range}、{mean}を減算</translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>{target} of row {row}</source>
        <translation>{target}（行{row}）</translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>{target} of the row with the highest score</source>
        <translation>{target}（スコアが最も高い行）</translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>{target} of the row with the highest {score}</source>
        <translation>{target}（{score}が最も高い行）</translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>{target} over all rows</source>
        <translation>{target}（全行）</translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>{target} over rows with a score above {above}</source>
        <translation>{target}（スコアが{above}を超える行）</translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>{target} over rows with {score} above {above}</source>
        <translation>{target}（{score}が{above}を超える行）</translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>{target}, downwards</source>
        <translation>{target}、減少方向</translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>{target}, far from {reference}</source>
        <translation>{target}、{reference}から遠ざかる方向</translation>
    </message>
    <message>
        <location filename="../../engine/api/target_words.py"/>
        <source>{target}, near {reference}</source>
        <translation>{target}、{reference}に近づく方向</translation>
    </message>
    <message numerus="yes">
        <location filename="../../engine/matching/sentences.py"/>
        <source>{values} give the same map here.</source>
        <extracomment>For one: {values} gives the same map here.</extracomment>
        <translation>
            <numerusform>ここでは{values}で同じマップになります。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../engine/api/preprocessing.py"/>
        <source>{values}, divided by {std}</source>
        <translation>{values}、{std}で除算</translation>
    </message>
    <message>
        <location filename="../../engine/matching/sentences.py"/>
        <source>{what} This alone moves the map by up to {effect}, on a scale of 0 to 1.</source>
        <translation>{what}これだけで、マップは最大{effect}変わります（0〜1の尺度）。</translation>
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
        <translation>{why}このファイルは開きません。PyTorchでモデルをエクスポートし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/keras_zip_checks.py"/>
        <source>{why} The file is not opened. Save the model again with Keras.</source>
        <translation>{why}このファイルは開きません。Kerasでモデルを保存し直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/hdf5_checks.py"/>
        <source>{why} The weights of a model never need that, so the file is not opened. Save the model again with Keras.</source>
        <translation>{why}モデルの重みには不要なものなので、このファイルは開きません。Kerasでモデルを保存し直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/engines.py"/>
        <source>{why}, and models of two frameworks cannot take turns in one: this one was not opened.</source>
        <translation>{why}。異なるフレームワークのモデルは1つのエンジンで交互に使えないため、開きませんでした。</translation>
    </message>
    <message>
        <location filename="../../engine/ipc/engines.py"/>
        <source>{why}: the two models take turns, and each turn opens a model again.</source>
        <translation>{why}。2つのモデルを交互に使い、切り替えるたびにモデルを開き直します。</translation>
    </message>
</context>
<context>
    <name>facts</name>
    <message>
        <location filename="../../gui/text/difference.py"/>
        <source>Both show the same map.</source>
        <translation>どちらも同じマップです。</translation>
    </message>
    <message>
        <location filename="../../gui/text/difference.py"/>
        <source>Computing the difference…</source>
        <translation>差分を計算中…</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/caption.py"/>
        <source>Maximum of {count} layers.</source>
        <extracomment>For one: Maximum of {count} layer.</extracomment>
        <translation>
            <numerusform>{count}層の最大値。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/caption.py"/>
        <source>Mean of {count} layers.</source>
        <extracomment>For one: Mean of {count} layer.</extracomment>
        <translation>
            <numerusform>{count}層の平均。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/text/difference.py"/>
        <source>No difference: a heatmap is missing.</source>
        <translation>差分なし：ヒートマップが足りません。</translation>
    </message>
    <message>
        <location filename="../../gui/text/difference.py"/>
        <source>No difference: not two heatmaps of the same image.</source>
        <translation>差分なし：同じ画像の2つのヒートマップではありません。</translation>
    </message>
    <message>
        <location filename="../../gui/text/caption.py"/>
        <source>No gradient reaches {layer}, so it has no heatmap.</source>
        <translation>{layer}には勾配が届かないため、ヒートマップがありません。</translation>
    </message>
    <message>
        <location filename="../../gui/text/caption.py"/>
        <source>No heatmap here. F5 tries again.</source>
        <translation>ヒートマップがありません。F5で再試行します。</translation>
    </message>
    <message>
        <location filename="../../gui/text/missing_evidence.py"/>
        <source>No pattern at {layer}.</source>
        <translation>{layer}にはパターンがありません。</translation>
    </message>
    <message>
        <location filename="../../gui/text/missing_evidence.py"/>
        <source>No positive evidence for "{label}" at {layer}.</source>
        <translation>{layer}には「{label}」の正の根拠がありません。</translation>
    </message>
    <message>
        <location filename="../../gui/text/missing_evidence.py"/>
        <source>No positive evidence for "{label}".</source>
        <translation>「{label}」の正の根拠がありません。</translation>
    </message>
    <message>
        <location filename="../../gui/text/caption.py"/>
        <source>Standard deviation over the copies.</source>
        <translation>複製についての標準偏差。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/caption.py"/>
        <source>Standard deviation over {count} copies.</source>
        <extracomment>For one: Standard deviation over {count} copy.</extracomment>
        <translation>
            <numerusform>{count}個の複製についての標準偏差。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/text/caption.py"/>
        <location filename="../../gui/text/difference.py"/>
        <source>The image alone</source>
        <translation>画像のみ</translation>
    </message>
    <message>
        <location filename="../../gui/text/caption.py"/>
        <source>The preprocessing is a guess (see Input).</source>
        <translation>前処理は推測です（「入力」を参照）。</translation>
    </message>
    <message>
        <location filename="../../gui/text/caption.py"/>
        <source>Unfinished: stopped at {share} of the work. F5 starts again.</source>
        <translation>未完了：処理の{share}で中止しました。F5で最初から計算します。</translation>
    </message>
    <message>
        <location filename="../../gui/text/caption.py"/>
        <source>class-free</source>
        <translation>クラス非依存</translation>
    </message>
    <message>
        <location filename="../../gui/text/scores.py"/>
        <source>log-probability {score}</source>
        <translation>対数確率 {score}</translation>
    </message>
    <message>
        <location filename="../../gui/text/scores.py"/>
        <source>logit {score}</source>
        <translation>ロジット {score}</translation>
    </message>
    <message>
        <location filename="../../gui/text/scores.py"/>
        <source>probability {score}</source>
        <translation>確率 {score}</translation>
    </message>
    <message>
        <location filename="../../gui/text/caption.py"/>
        <source>raw {least} to {most}</source>
        <translation>元の値 {least}〜{most}</translation>
    </message>
    <message>
        <location filename="../../gui/text/caption.py"/>
        <source>true class {name}</source>
        <translation>正解クラス {name}</translation>
    </message>
    <message>
        <location filename="../../gui/text/scores.py"/>
        <source>value {score}</source>
        <translation>値 {score}</translation>
    </message>
    <message>
        <location filename="../../gui/text/difference.py"/>
        <source>{least} to {most}, each over its largest value. Red: more in the first.</source>
        <translation>{least}〜{most}（それぞれの最大値で正規化）。赤：1つ目のほうが大きい部分。</translation>
    </message>
    <message>
        <location filename="../../gui/text/difference.py"/>
        <source>{least} to {most}, each over its largest value. White: more in the first.</source>
        <translation>{least}〜{most}（それぞれの最大値で正規化）。白：1つ目のほうが大きい部分。</translation>
    </message>
    <message>
        <location filename="../../gui/text/caption.py"/>
        <source>{share} of the work</source>
        <translation>処理の{share}</translation>
    </message>
    <message>
        <location filename="../../gui/text/caption.py"/>
        <location filename="../../gui/text/report.py"/>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height}ピクセル</translation>
    </message>
</context>
<context>
    <name>filters</name>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>Fourier</source>
        <translation>フーリエ</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>No channels are chosen yet. Go back to Channels, and choose some with Ctrl+click.</source>
        <translation>チャネルがまだ選ばれていません。「チャネル」に戻り、Ctrl+クリックで選んでください。</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>No output of this model has classes or channels.</source>
        <translation>このモデルの出力にはクラスもチャネルもありません。</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>Open a model to see filter images here.</source>
        <translation>モデルを開くと、ここにフィルタ画像が表示されます。</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>Open an image to start from it, or start from noise.</source>
        <translation>画像を開くと画像から生成できます。ノイズからも始められます。</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>Stopped: {done} of {total} done</source>
        <translation>中止：{done}/{total}枚完了</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>Textbook</source>
        <translation>教科書</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>channel {number}</source>
        <translation>チャネル {number}</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>channels {numbers}</source>
        <translation>チャネル {numbers}</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>class {number}</source>
        <translation>クラス {number}</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>classes</source>
        <translation>クラス</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>could not be excited: the gradient was zero at every start</source>
        <translation>活性化できず：どの初期値でも勾配が0</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>from the image</source>
        <translation>画像から</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>middle neuron of channel {number}</source>
        <translation>チャネル{number}の中央のニューロン</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>not started</source>
        <translation>開始前</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>objective {value}</source>
        <translation>目的値 {value}</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>seed {seed}</source>
        <translation>シード {seed}</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>step {step} of {steps}</source>
        <translation>ステップ {step}/{steps}</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>the first {shown} of {units}: more would take too much memory</source>
        <translation>{units}個中、最初の{shown}個。これ以上はメモリが足りません</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/filters.py"/>
        <source>{count} chosen</source>
        <extracomment>For one: {count} chosen</extracomment>
        <translation>
            <numerusform>{count}個を選択</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/filters.py"/>
        <source>{count} steps</source>
        <extracomment>For one: {count} step</extracomment>
        <translation>
            <numerusform>{count}ステップ</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>{done} of {total} done</source>
        <translation>{done}/{total}枚完了</translation>
    </message>
    <message>
        <location filename="../../gui/text/filters.py"/>
        <source>{layer} has no channels that could be excited.</source>
        <translation>{layer}には、活性化させられるチャネルがありません。</translation>
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
        <translation>縦横比：中央を切り抜き</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Fit: letterbox</source>
        <translation>縦横比：レターボックス</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Fit: stretched</source>
        <translation>縦横比：引き伸ばし</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>The middle of the image in its own proportions; the rest is not looked at</source>
        <translation>縦横比を保ったまま画像の中央を使います。残りは使いません</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>The whole image in its own proportions, padded with black</source>
        <translation>縦横比を保ったまま画像全体を使い、余白を黒で埋めます</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>The whole image; its proportions become the input's</source>
        <translation>画像全体を使い、縦横比を入力に合わせます</translation>
    </message>
</context>
<context>
    <name>inspected</name>
    <message numerus="yes">
        <location filename="../../gui/text/inspected.py"/>
        <source>There are {count} more reasons: they stand at their layers.</source>
        <extracomment>For one: There is {count} more reason: it stands at its layer.</extracomment>
        <translation>
            <numerusform>ほかに{count}個の理由があります。それぞれの層に表示しています。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/text/inspected.py"/>
        <source>{name} is only inspected: you see its layers, and nothing of it runs.</source>
        <translation>{name}は構造の表示のみです。層を見られますが、何も実行されません。</translation>
    </message>
</context>
<context>
    <name>languages</name>
    <message>
        <location filename="../../gui/actions/language_menu.py"/>
        <source>No font on this computer has the letters of {language}. Install one, such as {font}, and start Camscope again.</source>
        <translation>このコンピュータには{language}の文字をもつフォントがありません。{font}などをインストールして、Camscopeをもう一度起動してください。</translation>
    </message>
</context>
<context>
    <name>layer kinds</name>
    <message>
        <location filename="../../gui/text/layers.py"/>
        <source>activation</source>
        <translation>活性化</translation>
    </message>
    <message>
        <location filename="../../gui/text/layers.py"/>
        <source>convolution</source>
        <translation>畳み込み</translation>
    </message>
    <message>
        <location filename="../../gui/text/layers.py"/>
        <source>dense</source>
        <translation>全結合</translation>
    </message>
    <message>
        <location filename="../../gui/text/layers.py"/>
        <source>input</source>
        <translation>入力</translation>
    </message>
    <message>
        <location filename="../../gui/text/layers.py"/>
        <source>merge</source>
        <translation>結合</translation>
    </message>
    <message>
        <location filename="../../gui/text/layers.py"/>
        <source>nested model</source>
        <translation>入れ子のモデル</translation>
    </message>
    <message>
        <location filename="../../gui/text/layers.py"/>
        <source>normalisation</source>
        <translation>正規化</translation>
    </message>
    <message>
        <location filename="../../gui/text/layers.py"/>
        <source>other</source>
        <translation>その他</translation>
    </message>
    <message>
        <location filename="../../gui/text/layers.py"/>
        <source>own code</source>
        <translation>独自コード</translation>
    </message>
    <message>
        <location filename="../../gui/text/layers.py"/>
        <source>pooling</source>
        <translation>プーリング</translation>
    </message>
    <message>
        <location filename="../../gui/text/layers.py"/>
        <source>reshape</source>
        <translation>形状変更</translation>
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
        <translation>入力</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Parameters</source>
        <translation>パラメータ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>Size</source>
        <translation>サイズ</translation>
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
        <translation>重み</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>in the Keras cache</source>
        <translation>Kerasのキャッシュ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>in the library</source>
        <translation>ライブラリ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>not Keras' own</source>
        <translation>Keras以外</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/library.py"/>
        <source>not on this computer</source>
        <translation>このコンピュータになし</translation>
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
            <numerusform>{count}個のファイルは、Camscopeで開ける画像でもモデルでもありません：{names}。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/core/dropped_files.py"/>
        <source>{name} is neither an image nor a model Camscope can open.</source>
        <translation>{name}は、Camscopeで開ける画像でもモデルでもありません。</translation>
    </message>
</context>
<context>
    <name>palette</name>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Channel</source>
        <translation>チャネル</translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Class</source>
        <translation>クラス</translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Colour map</source>
        <translation>カラーマップ</translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Help</source>
        <translation>ヘルプ</translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Layer</source>
        <translation>層</translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Method</source>
        <translation>手法</translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Open image</source>
        <translation>画像を開く</translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Open {name}</source>
        <translation>{name}を開く</translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Panel</source>
        <translation>パネル</translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Preset</source>
        <translation>プリセット</translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Recent image</source>
        <translation>最近使った画像</translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Recent model</source>
        <translation>最近使ったモデル</translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Sample</source>
        <translation>サンプル</translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>Setting</source>
        <translation>設定</translation>
    </message>
    <message>
        <location filename="../../gui/actions/palette_entries.py"/>
        <source>View</source>
        <translation>ビュー</translation>
    </message>
</context>
<context>
    <name>panels</name>
    <message>
        <location filename="../../gui/panels/__init__.py"/>
        <source>Activations</source>
        <translation>活性化</translation>
    </message>
    <message>
        <location filename="../../gui/panels/__init__.py"/>
        <source>Display</source>
        <translation>表示設定</translation>
    </message>
    <message>
        <location filename="../../gui/panels/__init__.py"/>
        <source>Filter images</source>
        <translation>フィルタ画像</translation>
    </message>
    <message>
        <location filename="../../gui/dock_title.py"/>
        <source>Hide the panel</source>
        <translation>パネルを隠します</translation>
    </message>
    <message>
        <location filename="../../gui/panels/__init__.py"/>
        <source>Input</source>
        <translation>入力</translation>
    </message>
    <message>
        <location filename="../../gui/inspector.py"/>
        <source>Inspector</source>
        <translation>インスペクタ</translation>
    </message>
    <message>
        <location filename="../../gui/panels/__init__.py"/>
        <source>Layers</source>
        <translation>層</translation>
    </message>
    <message>
        <location filename="../../gui/panels/__init__.py"/>
        <source>Method</source>
        <translation>手法</translation>
    </message>
    <message>
        <location filename="../../gui/panels/__init__.py"/>
        <source>Methods</source>
        <translation>手法</translation>
    </message>
    <message>
        <location filename="../../gui/panels/__init__.py"/>
        <source>Properties</source>
        <translation>構成</translation>
    </message>
    <message>
        <location filename="../../gui/inspector.py"/>
        <location filename="../../gui/panel_dock.py"/>
        <source>Show or hide the panel {name}</source>
        <translation>パネル「{name}」の表示を切り替えます</translation>
    </message>
    <message>
        <location filename="../../gui/panels/__init__.py"/>
        <source>Target</source>
        <translation>ターゲット</translation>
    </message>
    <message>
        <location filename="../../gui/panels/__init__.py"/>
        <source>Top images</source>
        <translation>上位画像</translation>
    </message>
    <message>
        <location filename="../../gui/dock_title.py"/>
        <source>Undock, or dock again</source>
        <translation>パネルを切り離すか、元に戻します</translation>
    </message>
</context>
<context>
    <name>properties</name>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>frozen</source>
        <translation>固定</translation>
    </message>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>input from</source>
        <translation>入力元</translation>
    </message>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>no</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>no heatmap</source>
        <translation>ヒートマップなし</translation>
    </message>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>output</source>
        <translation>出力</translation>
    </message>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>output to</source>
        <translation>出力先</translation>
    </message>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>params</source>
        <translation>パラメータ数</translation>
    </message>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>trainable</source>
        <translation>学習可能</translation>
    </message>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>type</source>
        <translation>種類</translation>
    </message>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <location filename="../../gui/text/properties.py"/>
        <source>yes</source>
        <translation>はい</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/properties.py"/>
        <source>{count} params</source>
        <extracomment>For one: {count} param</extracomment>
        <translation>
            <numerusform>パラメータ数 {count}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>reading</name>
    <message>
        <location filename="../../gui/text/pixel_readout.py"/>
        <source>map {value} (raw)</source>
        <translation>マップ {value}（元の値）</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Camscope report</source>
        <translation>Camscopeレポート</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Channel</source>
        <translation>チャネル</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Class names</source>
        <translation>クラス名</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Image</source>
        <translation>画像</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Image and heatmap</source>
        <translation>画像とヒートマップ</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Input</source>
        <translation>入力</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Layer</source>
        <translation>層</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Made on {date} with Camscope {version}.</source>
        <translation>{date}、Camscope {version}で作成。</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Method</source>
        <translation>手法</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Note</source>
        <translation>注記</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Outputs told to be</source>
        <translation>指定された出力の意味</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Parameters</source>
        <translation>パラメータ</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Params</source>
        <translation>パラメータ数</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Predictions</source>
        <translation>予測</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Preprocessing</source>
        <translation>前処理</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Resizing</source>
        <translation>リサイズ</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Score</source>
        <translation>スコア</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Style</source>
        <translation>スタイル</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>Target</source>
        <translation>ターゲット</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>The image has {width} × {height} pixels; its pictures here are smaller.</source>
        <translation>画像は{width} × {height}ピクセルです。ここでは縮小して表示しています。</translation>
    </message>
    <message>
        <location filename="../../gui/text/report.py"/>
        <source>The same on the command line</source>
        <translation>同じ結果を得るコマンド</translation>
    </message>
</context>
<context>
    <name>resize</name>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>As Pillow and load_img of Keras do</source>
        <translation>PillowやKerasのload_imgと同じ</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>As Pillow, load_img of Keras and torchvision's Resize do</source>
        <translation>PillowやKerasのload_img、torchvisionのResizeと同じ</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Every pixel counts. What is enlarged is bilinear.</source>
        <translation>すべてのピクセルを反映します。拡大はバイリニアで行います。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>One pixel of many, as load_img(target_size=…) of Keras takes it</source>
        <translation>Kerasのload_img(target_size=…)のように、多数のうち1ピクセルを取ります</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Resized: Lanczos</source>
        <translation>リサイズ：Lanczos</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Resized: bicubic</source>
        <translation>リサイズ：バイキュービック</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Resized: bilinear</source>
        <translation>リサイズ：バイリニア</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Resized: mean of each area</source>
        <translation>リサイズ：領域の平均</translation>
    </message>
    <message>
        <location filename="../../gui/panels/input.py"/>
        <source>Resized: nearest pixel</source>
        <translation>リサイズ：最近傍</translation>
    </message>
</context>
<context>
    <name>scores</name>
    <message>
        <location filename="../../gui/text/scores.py"/>
        <source>A neuron has no probability: its activation is explained.</source>
        <translation>ニューロンに確率はないため、活性値を説明します。</translation>
    </message>
    <message>
        <location filename="../../gui/text/scores.py"/>
        <source>Log-probability</source>
        <translation>対数確率</translation>
    </message>
    <message>
        <location filename="../../gui/text/scores.py"/>
        <source>Logit</source>
        <translation>ロジット</translation>
    </message>
    <message>
        <location filename="../../gui/text/scores.py"/>
        <source>Probability</source>
        <translation>確率</translation>
    </message>
    <message>
        <location filename="../../gui/text/scores.py"/>
        <source>This output ends without softmax or sigmoid, so it has no probabilities. If its numbers are logits, say so below.</source>
        <translation>この出力の末尾にはsoftmaxもsigmoidもないため、確率がありません。数値がロジットであれば、下で指定してください。</translation>
    </message>
    <message>
        <location filename="../../gui/text/scores.py"/>
        <source>Value</source>
        <translation>値</translation>
    </message>
</context>
<context>
    <name>seeing</name>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>0 everywhere in this image</source>
        <translation>この画像では全体が0</translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>Activation of channel {index} of {layer}.</source>
        <translation>{layer}のチャネル{index}の活性化。</translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>Channel {index} of {layer} could not be computed. F5 tries again.</source>
        <translation>{layer}のチャネル{index}を計算できませんでした。F5で再試行します。</translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>Channel {index} of {layer} is nowhere above 0 here.</source>
        <translation>{layer}のチャネル{index}は、どこも0を超えません。</translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>Channel {index} of {layer} is on its way.</source>
        <translation>{layer}のチャネル{index}を取得しています。</translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>Esc goes back to the heatmap.</source>
        <translation>Escでヒートマップに戻ります。</translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>Grad-CAM weight {weight}</source>
        <translation>Grad-CAMの重み {weight}</translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>channel {index}</source>
        <translation>チャネル {index}</translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>min {least}, mean {mean}, max {most}</source>
        <translation>最小 {least}、平均 {mean}、最大 {most}</translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>unit {index}</source>
        <translation>ユニット {index}</translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>value {value}</source>
        <translation>値 {value}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/activations.py"/>
        <source>{count} units</source>
        <extracomment>For one: {count} unit</extracomment>
        <translation>
            <numerusform>{count}ユニット</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/activations.py"/>
        <source>{count} values are not finite</source>
        <extracomment>For one: {count} value is not finite</extracomment>
        <translation>
            <numerusform>有限でない値が{count}個</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>{least} to {most}, mean {mean}, std {std}, {zeros} zeros</source>
        <translation>{least}〜{most}、平均 {mean}、標準偏差 {std}、0の割合 {zeros}</translation>
    </message>
    <message>
        <location filename="../../gui/text/activations.py"/>
        <source>{share} zeros</source>
        <translation>0の割合 {share}</translation>
    </message>
</context>
<context>
    <name>strongest</name>
    <message>
        <location filename="../../gui/text/strongest.py"/>
        <source>at the bottom</source>
        <translation>下</translation>
    </message>
    <message>
        <location filename="../../gui/text/strongest.py"/>
        <source>at the left</source>
        <translation>左</translation>
    </message>
    <message>
        <location filename="../../gui/text/strongest.py"/>
        <source>at the lower left</source>
        <translation>左下</translation>
    </message>
    <message>
        <location filename="../../gui/text/strongest.py"/>
        <source>at the lower right</source>
        <translation>右下</translation>
    </message>
    <message>
        <location filename="../../gui/text/strongest.py"/>
        <source>at the right</source>
        <translation>右</translation>
    </message>
    <message>
        <location filename="../../gui/text/strongest.py"/>
        <source>at the top</source>
        <translation>上</translation>
    </message>
    <message>
        <location filename="../../gui/text/strongest.py"/>
        <source>at the upper left</source>
        <translation>左上</translation>
    </message>
    <message>
        <location filename="../../gui/text/strongest.py"/>
        <source>at the upper right</source>
        <translation>右上</translation>
    </message>
    <message>
        <location filename="../../gui/text/strongest.py"/>
        <source>in the middle</source>
        <translation>中央</translation>
    </message>
    <message>
        <location filename="../../gui/text/strongest.py"/>
        <source>strongest {place}, {across} % across, {down} % down; at least half as strong on {share} % of the map</source>
        <translation>最も強いのは{place}（左から{across} %、上から{down} %）、その半分以上の強さはマップの{share} %</translation>
    </message>
</context>
<context>
    <name>targets</name>
    <message>
        <location filename="../../gui/text/targets.py"/>
        <source>{layer}, channel {channel}</source>
        <translation>{layer}、チャネル{channel}</translation>
    </message>
    <message>
        <location filename="../../gui/text/targets.py"/>
        <source>{layer}, channel {channel}, row {row}, column {column}</source>
        <translation>{layer}、チャネル{channel}、行{row}、列{column}</translation>
    </message>
    <message>
        <location filename="../../gui/text/targets.py"/>
        <source>{one} and {other}</source>
        <translation>{one}と{other}</translation>
    </message>
    <message>
        <location filename="../../gui/text/targets.py"/>
        <source>{one} rather than {other}</source>
        <translation>{one}（対 {other}）</translation>
    </message>
    <message>
        <location filename="../../gui/text/targets.py"/>
        <source>{target} in its mask</source>
        <translation>{target}（マスク内）</translation>
    </message>
    <message>
        <location filename="../../gui/text/targets.py"/>
        <source>{target} in {height} × {width} cells at row {row}, column {column}</source>
        <translation>{target}（行{row}、列{column}から{height} × {width}セル）</translation>
    </message>
    <message>
        <location filename="../../gui/text/targets.py"/>
        <source>{target} over the whole image</source>
        <translation>{target}（画像全体）</translation>
    </message>
</context>
<context>
    <name>top images</name>
    <message>
        <location filename="../../gui/text/top_images.py"/>
        <source>The frame is where the channel is largest.</source>
        <translation>枠はチャネルの値が最大の位置です。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/top_images.py"/>
        <source>{count} cannot be read</source>
        <extracomment>For one: {count} cannot be read</extracomment>
        <translation>
            <numerusform>{count}枚は読み込めません</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/top_images.py"/>
        <source>{count} left out: there is no memory for more</source>
        <extracomment>For one: {count} left out: there is no memory for more</extracomment>
        <translation>
            <numerusform>{count}枚を除外：メモリが足りません</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/top_images.py"/>
        <source>{count} not finite (NaN or infinity)</source>
        <extracomment>For one: {count} not finite (NaN or infinity)</extracomment>
        <translation>
            <numerusform>{count}枚は有限でない値（NaNまたは無限大）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/text/top_images.py"/>
        <source>{done} of {count} images</source>
        <extracomment>For one: {done} of {count} image</extracomment>
        <translation>
            <numerusform>{done}/{count}枚の画像</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/text/top_images.py"/>
        <source>{rank}. {name}: maximum {value}</source>
        <translation>{rank}. {name}：最大値 {value}</translation>
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
        <translation>選択中のビューでの変更が、すべてのビューに反映されます</translation>
    </message>
    <message>
        <location filename="../../gui/core/view_presets.py"/>
        <source>Classes side by side</source>
        <translation>クラスを並べる</translation>
    </message>
    <message>
        <location filename="../../gui/core/view_presets.py"/>
        <source>Four layers, from the first to the last with a heatmap</source>
        <translation>ヒートマップのある最初の層から最後の層まで、4つを並べます</translation>
    </message>
    <message>
        <location filename="../../gui/core/view_presets.py"/>
        <source>Four methods of one pass for this layer and target</source>
        <translation>この層とターゲットを、1回の伝播で求まる4つの手法で並べます</translation>
    </message>
    <message>
        <location filename="../../gui/core/view_presets.py"/>
        <source>Images side by side</source>
        <translation>画像を並べる</translation>
    </message>
    <message>
        <location filename="../../gui/core/view_presets.py"/>
        <source>Layers side by side</source>
        <translation>層を並べる</translation>
    </message>
    <message>
        <location filename="../../gui/core/view_presets.py"/>
        <source>Methods side by side</source>
        <translation>手法を並べる</translation>
    </message>
    <message>
        <location filename="../../gui/actions/split_menu.py"/>
        <source>One range for the colours of all heatmaps: equal colours stand for equal numbers, also of methods whose numbers mean different things</source>
        <translation>すべてのヒートマップの色の範囲をそろえます。値の意味が違う手法の間でも、同じ色は同じ値を表します</translation>
    </message>
    <message>
        <location filename="../../gui/actions/split_menu.py"/>
        <source>Same display</source>
        <translation>表示設定をそろえる</translation>
    </message>
    <message>
        <location filename="../../gui/actions/split_menu.py"/>
        <source>Same image</source>
        <translation>画像をそろえる</translation>
    </message>
    <message>
        <location filename="../../gui/actions/split_menu.py"/>
        <source>Same layer</source>
        <translation>層をそろえる</translation>
    </message>
    <message>
        <location filename="../../gui/actions/split_menu.py"/>
        <source>Same method</source>
        <translation>手法をそろえる</translation>
    </message>
    <message>
        <location filename="../../gui/actions/split_menu.py"/>
        <source>Same output of the model</source>
        <translation>モデルの出力をそろえる</translation>
    </message>
    <message>
        <location filename="../../gui/actions/split_menu.py"/>
        <source>Same scale</source>
        <translation>スケールをそろえる</translation>
    </message>
    <message>
        <location filename="../../gui/actions/split_menu.py"/>
        <source>Same target</source>
        <translation>ターゲットをそろえる</translation>
    </message>
    <message>
        <location filename="../../gui/actions/split_menu.py"/>
        <source>Same zoom, place and pointer</source>
        <translation>倍率・位置・ポインタをそろえる</translation>
    </message>
    <message>
        <location filename="../../gui/core/view_presets.py"/>
        <source>The four strongest classes of this image</source>
        <translation>この画像で最も強い4つのクラスを並べます</translation>
    </message>
    <message>
        <location filename="../../gui/core/view_presets.py"/>
        <source>This image and the next three of the film strip</source>
        <translation>この画像と、画像一覧の次の3枚を並べます</translation>
    </message>
</context>
</TS>
